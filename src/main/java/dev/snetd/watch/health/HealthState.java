package dev.snetd.watch.health;

/**
 * How a part of the daemon is. Reasons are sentences for operators and callers alike: they name no
 * internal address, key or stack.
 */
public sealed interface HealthState {
  /** Works. */
  record Up() implements HealthState {}

  /** Works, but somebody should look at it. */
  record Degraded(String reason) implements HealthState {}

  /** Does not work. */
  record Down(String reason) implements HealthState {}

  /** One word for it, in lower case. */
  default String word() {
    return switch (this) {
      case Up _ -> "up";
      case Degraded _ -> "degraded";
      case Down _ -> "down";
    };
  }
}
