/** The store in etcd, by jetcd. The only place that knows either. */
@NullMarked
package dev.snetd.store.etcd;

import org.jspecify.annotations.NullMarked;
