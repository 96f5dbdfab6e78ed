/** The machinery of the local chain: the anvil process, its JSON-RPC, the contracts' code. */
@NullMarked
package dev.snetd.sandbox.chain;

import org.jspecify.annotations.NullMarked;
