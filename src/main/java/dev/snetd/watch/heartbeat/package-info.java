/** Whether the AI service answers, asked seldom and told often. */
@NullMarked
package dev.snetd.watch.heartbeat;

import org.jspecify.annotations.NullMarked;
