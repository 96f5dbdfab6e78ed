package dev.snetd.store;

/**
 * What ties writes to the life of this process.
 *
 * @param id the store's own number for it (a lease id in etcd); never 0
 */
public record Session(long id) {}
