/** Values with their units and bounds. Knows nothing but the JDK and cryptography. */
@NullMarked
package dev.snetd.units;

import org.jspecify.annotations.NullMarked;
