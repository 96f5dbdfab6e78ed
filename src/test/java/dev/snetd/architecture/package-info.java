/** The shape of the house as tests: who may know whom, each with the reason. */
@NullMarked
package dev.snetd.architecture;

import org.jspecify.annotations.NullMarked;
