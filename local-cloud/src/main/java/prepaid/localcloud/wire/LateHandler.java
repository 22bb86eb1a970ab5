package prepaid.localcloud.wire;

import java.util.concurrent.atomic.AtomicReference;

/** A listener whose address must be known before what answers there can be made. */
public final class LateHandler implements LoopbackServer.Handler {
  private final AtomicReference<LoopbackServer.Handler> handler =
      new AtomicReference<>(request ->
          WireResponse.problem(
              503, "/problems/starting", "Starting", "The system is starting. Try again."));

  /** From now on, this one answers. */
  public void set(LoopbackServer.Handler now) {
    handler.set(now);
  }

  @Override
  public WireResponse answer(WireRequest request) throws Exception {
    return handler.get().answer(request);
  }
}
