package prepaid.simulation;

import java.util.Optional;
import prepaid.simulation.faults.Matrix;

/**
 * What became of a world.
 *
 * @param failure what did not hold, if anything
 */
record Outcome(
    long seed, long vends, long accepted, long events, Matrix matrix, Optional<Throwable> failure) {
  static Outcome of(long seed, World world, Optional<Throwable> failure) {
    return new Outcome(
        seed,
        world.rows.vends(),
        world.households.accepted(),
        world.scheduler.events(),
        world.wire.matrix(),
        failure);
  }
}
