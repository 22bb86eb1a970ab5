package prepaid.localcloud.lambda;

import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import java.lang.reflect.InvocationTargetException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import prepaid.localcloud.template.FunctionSpec;
import prepaid.localcloud.template.Scope;
import prepaid.localcloud.template.Stack;
import prepaid.localcloud.wire.Caller;

/** The template's functions, made of their classes by name, as Lambda does. */
public final class Functions implements AutoCloseable {
  private final Map<String, FunctionSpec> specs = new LinkedHashMap<>();
  private final Map<String, FunctionPool> pools = new LinkedHashMap<>();

  /**
   * Nothing is instantiated yet.
   *
   * @param common variables that every function has: the endpoints
   */
  public Functions(Stack stack, Map<String, String> common, int instancesMax) {
    for (FunctionSpec spec : stack.functions()) {
      Map<String, String> environment = environment(spec, common);
      FunctionPool pool =
          new FunctionPool(spec, () -> instance(spec.handler(), environment), instancesMax);
      specs.put(spec.logicalId(), spec);
      pools.put(spec.logicalId(), pool);
    }
  }

  /** Makes an instance of each, so that a handler which cannot start is known at once. */
  public void warm() {
    try (ExecutorService threads =
        Executors.newThreadPerTaskExecutor(Thread.ofPlatform().daemon().factory())) {
      List<Future<?>> starts = new ArrayList<>();
      pools.values().forEach(pool -> starts.add(threads.submit(pool::warm)));
      for (Future<?> start : starts) {
        start.get();
      }
    } catch (ExecutionException e) {
      throw new IllegalStateException("a function cannot start: " + e.getCause(), e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while functions start", e);
    }
  }

  /** An event for the function, through the alias that gets its events. */
  public Invocation event(String logicalId, byte[] payload) {
    FunctionSpec spec = specs.get(logicalId);
    if (spec == null) {
      throw new IllegalArgumentException("no function " + logicalId);
    }
    return invoke(spec, spec.alias(), payload);
  }

  Optional<FunctionSpec> named(String name) {
    return specs.values().stream().filter(spec -> spec.name().equals(name)).findFirst();
  }

  Invocation invoke(FunctionSpec spec, String alias, byte[] payload) {
    FunctionPool pool = pools.get(spec.logicalId());
    if (pool == null) {
      throw new IllegalArgumentException("no function " + spec.logicalId());
    }
    return pool.invoke(payload, alias);
  }

  private static Map<String, String> environment(FunctionSpec spec, Map<String, String> common) {
    Map<String, String> environment = new LinkedHashMap<>(common);
    environment.putAll(spec.environment());
    environment.put("AWS_REGION", Scope.REGION);
    environment.put("AWS_LAMBDA_FUNCTION_NAME", spec.name());
    environment.put("AWS_LAMBDA_FUNCTION_VERSION", "1");
    environment.put("AWS_LAMBDA_FUNCTION_MEMORY_SIZE", Integer.toString(spec.memoryMegabytes()));
    environment.put("AWS_ACCESS_KEY_ID", Caller.ofFunction(spec.logicalId()));
    environment.put("AWS_SECRET_ACCESS_KEY", Caller.SECRET_ACCESS_KEY);
    return Map.copyOf(environment);
  }

  private static RequestStreamHandler instance(String handler, Map<String, String> environment) {
    String className = handler.replaceFirst("::.*", "");
    try {
      return (RequestStreamHandler)
          Class.forName(className).getConstructor(Map.class).newInstance(environment);
    } catch (InvocationTargetException e) {
      throw new IllegalStateException(className + " cannot start: " + e.getCause(), e.getCause());
    } catch (ReflectiveOperationException | ClassCastException e) {
      throw new IllegalStateException(
          className + " is not a RequestStreamHandler with a constructor (Map<String, String>)", e);
    }
  }

  @Override
  public void close() {
    pools.values().forEach(FunctionPool::close);
  }
}
