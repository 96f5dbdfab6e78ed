/** What the daemon knows of the chain, off the hot path. The port; web3j stays in its folder. */
@NullMarked
package dev.snetd.chain;

import org.jspecify.annotations.NullMarked;
