package prepaid.localcloud.lambda;

import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import prepaid.localcloud.template.FunctionSpec;
import prepaid.localcloud.wire.Json;

/**
 * The warm instances of one function. An instance has one request at a time; the one that was busy
 * last is taken first, as Lambda does, so that few stay warm.
 */
final class FunctionPool implements AutoCloseable {
  private final FunctionSpec function;
  private final Supplier<RequestStreamHandler> factory;
  private final ConcurrentLinkedDeque<RequestStreamHandler> idle = new ConcurrentLinkedDeque<>();
  private final Semaphore places;
  private final ExecutorService threads;

  FunctionPool(FunctionSpec function, Supplier<RequestStreamHandler> factory, int instancesMax) {
    this.function = function;
    this.factory = factory;
    this.places = new Semaphore(instancesMax, true);
    this.threads =
        Executors.newThreadPerTaskExecutor(
            Thread.ofPlatform().daemon().name(function.logicalId() + "-", 0).factory());
  }

  /** Makes one instance ahead, so that the first request finds it warm. */
  void warm() {
    idle.addFirst(factory.get());
  }

  Invocation invoke(byte[] payload, String alias) {
    long deadline = System.nanoTime() + Duration.ofSeconds(function.timeoutSeconds()).toNanos();
    try {
      if (!places.tryAcquire(function.timeoutSeconds(), TimeUnit.SECONDS)) {
        return timedOut();
      }
      try {
        return run(payload, new InvocationContext(function, alias, deadline), deadline);
      } finally {
        places.release();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return error("Runtime.ExitError", "the local cloud is stopping");
    }
  }

  private Invocation run(byte[] payload, InvocationContext context, long deadline)
      throws InterruptedException {
    RequestStreamHandler warm = idle.pollFirst();
    Future<Finished> answer =
        threads.submit(() -> {
          RequestStreamHandler instance = warm == null ? factory.get() : warm;
          return new Finished(instance, handle(instance, payload, context));
        });
    try {
      Finished finished =
          answer.get(Math.max(1, deadline - System.nanoTime()), TimeUnit.NANOSECONDS);
      idle.addFirst(finished.instance());
      return new Invocation(finished.answer(), "");
    } catch (TimeoutException e) {
      // Lambda freezes and drops such an instance; its request may still be under way inside.
      answer.cancel(true);
      return timedOut();
    } catch (ExecutionException e) {
      Throwable cause = e.getCause();
      if (warm != null) {
        idle.addFirst(warm);
      }
      return error(cause == null ? "Error" : cause.getClass().getName(), message(cause));
    }
  }

  private static byte[] handle(
      RequestStreamHandler instance, byte[] payload, InvocationContext context) throws IOException {
    ByteArrayOutputStream answer = new ByteArrayOutputStream();
    instance.handleRequest(new ByteArrayInputStream(payload), answer, context);
    return answer.toByteArray();
  }

  private Invocation timedOut() {
    return error(
        "Sandbox.Timedout",
        "Task timed out after %d.00 seconds".formatted(function.timeoutSeconds()));
  }

  private static String message(@Nullable Throwable cause) {
    return cause == null || cause.getMessage() == null ? "" : String.valueOf(cause.getMessage());
  }

  private static Invocation error(String type, String message) {
    Map<String, Object> error = new LinkedHashMap<>();
    error.put("errorMessage", message);
    error.put("errorType", type);
    return new Invocation(Json.bytes(error), "Unhandled");
  }

  @Override
  public void close() {
    threads.shutdownNow();
  }

  private record Finished(RequestStreamHandler instance, byte[] answer) {}
}
