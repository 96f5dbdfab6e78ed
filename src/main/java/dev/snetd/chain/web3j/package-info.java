/** The chain by web3j: JSON-RPC over HTTP with fail-over, and the contracts' functions. */
@NullMarked
package dev.snetd.chain.web3j;

import org.jspecify.annotations.NullMarked;
