/** From a call to who answers it. The port; each kind of service has a folder of its own. */
@NullMarked
package dev.snetd.backend;

import org.jspecify.annotations.NullMarked;
