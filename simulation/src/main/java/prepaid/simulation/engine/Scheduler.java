package prepaid.simulation.engine;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/**
 * The clock of a world, and who runs in it. Each process has a thread of its own, so that product
 * code runs as it is, but only the one that holds the turn moves: the others are parked. Who waits
 * hands the turn to whoever is due next, so one order of events follows from the seed and nothing
 * else.
 */
public final class Scheduler {
  private final PriorityQueue<Event> queue = new PriorityQueue<>();
  private final Set<Process> alive = new LinkedHashSet<>();
  private final Process root = new Process("root", Long.MAX_VALUE);
  private final Instant start;
  private long nowMicros;
  private long events;
  private long order;
  private boolean stopped;
  private @Nullable Throwable failure;
  private Process running = root;
  private volatile Process turn = root;

  public Scheduler(Instant start) {
    this.start = start;
  }

  static final class Event implements Comparable<Event> {
    private final long atMicros;
    private final long order;
    private final @Nullable Process process;
    private final @Nullable Runnable action;
    private boolean cancelled;

    Event(long atMicros, long order, @Nullable Process process, @Nullable Runnable action) {
      this.atMicros = atMicros;
      this.order = order;
      this.process = process;
      this.action = action;
    }

    @Override
    public int compareTo(Event other) {
      int byTime = Long.compare(atMicros, other.atMicros);
      return byTime != 0 ? byTime : Long.compare(order, other.order);
    }
  }

  public Instant now() {
    return start.plus(nowMicros, ChronoUnit.MICROS);
  }

  public long nowMicros() {
    return nowMicros;
  }

  /** How many events have happened. */
  public long events() {
    return events;
  }

  /** The process that holds the turn. */
  public Process running() {
    return running;
  }

  /** What broke, if anything did. */
  public Optional<Throwable> failure() {
    return Optional.ofNullable(failure);
  }

  /** Something short that waits for nothing, after a while. */
  public void after(Duration wait, Runnable action) {
    add(wait, null, action);
  }

  /** A process that starts after a while and is ended when its time is up. */
  public Process spawn(String kind, Duration wait, Duration lifetime, Runnable body) {
    long deadline = nowMicros + micros(wait) + micros(lifetime);
    Process process = new Process(kind, deadline);
    process.thread = Thread.ofVirtual().unstarted(() -> live(process, body));
    alive.add(process);
    process.wake = add(wait, process, null);
    return process;
  }

  /** Ends a process at the next moment at which it would do something. */
  public void kill(Process process) {
    if (!process.finished && !process.dead) {
      process.dead = true;
      wake(process, Duration.ZERO);
    }
  }

  /** Lets time pass for the running process. */
  public void sleep(Duration wait) {
    Process self = running;
    wake(self, wait);
    pass(self);
    dieIfDead(self);
  }

  /** Waits for an answer; empty when it did not come in time. */
  public <T> Optional<T> await(Promise<T> promise, Duration atMost) {
    Process self = running;
    if (promise.answer().isEmpty()) {
      promise.waiting = self;
      wake(self, atMost);
      pass(self);
      promise.waiting = null;
      dieIfDead(self);
    }
    return promise.answer();
  }

  public <T> void complete(Promise<T> promise, T value) {
    promise.set(value);
    if (promise.waiting != null) {
      wake(promise.waiting, Duration.ZERO);
    }
  }

  /** Whoever is dead does nothing more. */
  public void dieIfDead(Process process) {
    if (process.dead || nowMicros > process.deadlineMicros()) {
      process.dead = true;
      throw new Killed();
    }
  }

  /** Runs until nothing is left to do, something broke, or the time is up. */
  public void run(Duration atMost) {
    long end = micros(atMost);
    Event stop = new Event(end, Long.MAX_VALUE, null, () -> stopped = true);
    queue.add(stop);
    Thread thread = Thread.ofVirtual().unstarted(this::drive);
    root.thread = thread;
    turn = root;
    thread.start();
    try {
      thread.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted", e);
    }
    queue.remove(stop);
  }

  private void drive() {
    pass(root);
    for (Process process : new ArrayList<>(alive)) {
      process.dead = true;
      if (process.thread != null && process.thread.getState() != Thread.State.NEW) {
        handTo(process);
        awaitTurn(root);
      }
    }
    alive.clear();
  }

  private void live(Process process, Runnable body) {
    running = process;
    try {
      dieIfDead(process);
      body.run();
    } catch (Killed killed) {
      process.dead = true;
    } catch (Throwable broken) {
      fail(broken);
    } finally {
      process.finished = true;
      alive.remove(process);
      pass(process);
    }
  }

  /** Stops the world because of this. */
  public void fail(Throwable broken) {
    if (failure == null) {
      failure = broken;
    }
    stopped = true;
  }

  /** Lets others go on, until it is this one's turn again; never returns to one that finished. */
  private void pass(Process self) {
    while (true) {
      Event event = stopped ? null : queue.poll();
      if (event == null) {
        if (self != root) {
          handTo(root);
          leave(self);
        }
        return;
      }
      if (event.cancelled || (event.process != null && event.process.finished)) {
        continue;
      }
      nowMicros = event.atMicros;
      events++;
      if (event.process == null) {
        act(event);
      } else if (event.process == self) {
        self.wake = null;
        running = self;
        return;
      } else {
        event.process.wake = null;
        handTo(event.process);
        leave(self);
        return;
      }
    }
  }

  private void act(Event event) {
    try {
      if (event.action != null) {
        event.action.run();
      }
    } catch (Throwable broken) {
      fail(broken);
    }
  }

  private void leave(Process self) {
    if (!self.finished) {
      awaitTurn(self);
      running = self;
    }
  }

  private void handTo(Process process) {
    turn = process;
    Thread thread = process.thread;
    if (thread == null) {
      return;
    }
    if (thread.getState() == Thread.State.NEW) {
      thread.start();
    } else {
      LockSupport.unpark(thread);
    }
  }

  private void awaitTurn(Process self) {
    while (turn != self) {
      LockSupport.park(this);
    }
  }

  private void wake(Process process, Duration wait) {
    if (process.wake != null) {
      process.wake.cancelled = true;
    }
    process.wake = add(wait, process, null);
  }

  private Event add(Duration wait, @Nullable Process process, @Nullable Runnable action) {
    Event event = new Event(nowMicros + micros(wait), order++, process, action);
    queue.add(event);
    return event;
  }

  private static long micros(Duration duration) {
    return duration.toNanos() / 1000;
  }
}
