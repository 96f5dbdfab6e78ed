@NullMarked
package dev.snetd.config;

import org.jspecify.annotations.NullMarked;
