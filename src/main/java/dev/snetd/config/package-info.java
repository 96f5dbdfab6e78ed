/**
 * What the operator asked for: every key in one table, read from flags, environment, file and
 * defaults, and handed on as typed settings, one record per area. Knows no other package but units.
 */
@NullMarked
package dev.snetd.config;

import org.jspecify.annotations.NullMarked;
