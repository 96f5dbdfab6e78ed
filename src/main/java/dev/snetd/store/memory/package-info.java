/** A store in this process: for tests, and for trying things out where no money is at stake. */
@NullMarked
package dev.snetd.store.memory;

import org.jspecify.annotations.NullMarked;
