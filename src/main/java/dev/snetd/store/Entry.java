package dev.snetd.store;

/**
 * A key as it was read.
 *
 * @param revision of the write that set it; rises with every write to the store
 * @param session the number of the session it is attached to; 0 for none
 */
@SuppressWarnings("ArrayRecordComponent") // values are compared where they are decoded
public record Entry(String key, byte[] value, long revision, long session) {}
