/**
 * The port to the store that the replicas of a group share; each kind of store has a folder of its
 * own.
 */
@NullMarked
package dev.snetd.store;

import org.jspecify.annotations.NullMarked;
