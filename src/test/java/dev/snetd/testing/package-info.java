/** What tests share. */
@NullMarked
package dev.snetd.testing;

import org.jspecify.annotations.NullMarked;
