package dev.snetd.payment.escrow;

import dev.snetd.store.Session;
import dev.snetd.units.ChannelId;

/**
 * A channel that this process holds for one call.
 *
 * @param revision of the write that took the lock; nobody else's write can ever carry it, so it
 *     fences late writers
 * @param session whose end frees the channel
 * @param recordRevision of the record as it was read when the lock was taken; 0 if there was none
 */
record ChannelLock(ChannelId id, long revision, Session session, long recordRevision) {}
