package prepaid.meter;

import java.io.IOException;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.locks.ReentrantLock;
import prepaid.meter.device.ManufactureOrder;
import prepaid.meter.device.MeterState;
import prepaid.meter.device.StsMeter;

/**
 * All meters of one emulator, each behind a lock of its own. What a use changed is on the disk,
 * where there is one, before its answer leaves; if it cannot be written, it did not happen.
 */
final class MeterBoard {
  private final Map<String, Place> places = new ConcurrentSkipListMap<>();
  private final ReentrantLock manufacturing = new ReentrantLock();
  private final Optional<MeterFiles> files;
  private final InstantSource clock;

  MeterBoard(Optional<MeterFiles> files, InstantSource clock) throws IOException {
    this.files = files;
    this.clock = clock;
    if (files.isPresent()) {
      for (MeterFiles.Kept kept : files.get().readAll()) {
        places.put(kept.order().identity().drn(), new Place(kept.order(), kept.state()));
      }
    }
  }

  /** A meter, the order that it came from, and the lock of both. */
  private final class Place {
    private final ReentrantLock lock = new ReentrantLock();
    private final ManufactureOrder order;
    private StsMeter meter;

    Place(ManufactureOrder order, MeterState state) {
      this.order = order;
      this.meter = meter(state);
    }

    private StsMeter meter(MeterState state) {
      return new StsMeter(order.identity(), state, clock);
    }

    <T> T use(Use<T> use) throws IOException, RefusedRequest {
      lock.lock();
      try {
        MeterState before = meter.state();
        T answer = use.of(meter, order);
        if (!meter.state().equals(before)) {
          keep(before);
        }
        return answer;
      } finally {
        lock.unlock();
      }
    }

    private void keep(MeterState before) throws IOException {
      if (files.isEmpty()) {
        return;
      }
      try {
        files.get().write(new MeterFiles.Kept(order, meter.state()));
      } catch (IOException unkept) {
        meter = meter(before);
        throw unkept;
      }
    }
  }

  /** Something done with a meter while nobody else touches it. */
  interface Use<T> {
    T of(StsMeter meter, ManufactureOrder order) throws RefusedRequest;
  }

  /** What became of an order. */
  enum Manufactured {
    NEW,
    ALREADY_THERE,
    ANOTHER_OF_THIS_NUMBER
  }

  Manufactured manufacture(ManufactureOrder order) throws IOException {
    String drn = order.identity().drn();
    manufacturing.lock();
    try {
      Place there = places.get(drn);
      if (there != null) {
        return there.order.equals(order)
            ? Manufactured.ALREADY_THERE
            : Manufactured.ANOTHER_OF_THIS_NUMBER;
      }
      MeterState state = order.firstState(clock.instant());
      if (files.isPresent()) {
        files.get().write(new MeterFiles.Kept(order, state));
      }
      places.put(drn, new Place(order, state));
      return Manufactured.NEW;
    } finally {
      manufacturing.unlock();
    }
  }

  /** Uses the meter of a number. */
  <T> T use(String drn, Use<T> use) throws IOException, RefusedRequest {
    Place place = places.get(drn);
    if (place == null) {
      throw RefusedRequest.of(404, "unknown-meter", "There is no meter of this number here.");
    }
    return place.use(use);
  }

  /** Something of every meter, in the order of their numbers. */
  <T> List<T> all(Use<T> use) throws IOException, RefusedRequest {
    List<T> answers = new ArrayList<>();
    for (Place place : places.values()) {
      answers.add(place.use(use));
    }
    return answers;
  }
}
