/** Where the parts are put together: containers, composition, life cycle. */
@NullMarked
package dev.snetd.app;

import org.jspecify.annotations.NullMarked;
