/** The daemon's own gRPC services, served by the servlet container and never paid for. */
@NullMarked
package dev.snetd.control;

import org.jspecify.annotations.NullMarked;
