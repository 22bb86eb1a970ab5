package prepaid.localcloud;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.BiConsumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import prepaid.localcloud.api.ApiGateway;
import prepaid.localcloud.api.LocalRoutes;
import prepaid.localcloud.iam.Policies;
import prepaid.localcloud.lambda.Functions;
import prepaid.localcloud.lambda.LambdaEndpoint;
import prepaid.localcloud.operators.OperatorIssuer;
import prepaid.localcloud.payments.SandboxProvider;
import prepaid.localcloud.schedules.Schedules;
import prepaid.localcloud.sns.Handsets;
import prepaid.localcloud.sns.SentText;
import prepaid.localcloud.sns.SmsMessages;
import prepaid.localcloud.sns.Subscriptions;
import prepaid.localcloud.sns.TextsNotShown;
import prepaid.localcloud.streams.EventSourceMappings;
import prepaid.localcloud.template.FunctionSpec;
import prepaid.localcloud.template.Stack;
import prepaid.localcloud.template.SubscriptionSpec;
import prepaid.localcloud.template.TemplateReader;
import prepaid.localcloud.wire.AwsClients;
import prepaid.localcloud.wire.AwsClients.Endpoints;
import prepaid.localcloud.wire.Caller;
import prepaid.localcloud.wire.LateHandler;
import prepaid.localcloud.wire.LoopbackServer;
import prepaid.meter.MeterServer;
import software.amazon.awssdk.services.sns.SnsClient;

/** The whole system of a template on this machine. Several may run in one JVM. */
public final class LocalCloud implements AutoCloseable {
  private static final System.Logger LOG = System.getLogger(LocalCloud.class.getName());

  private final Options options;
  private final Deque<AutoCloseable> parts = new ArrayDeque<>();
  private final LateHandler api = new LateHandler();
  private final LateHandler lambda = new LateHandler();
  private final Optional<LoopbackAws> aws;
  private final OperatorIssuer operators;
  private final SandboxProvider payments;
  private final LoopbackServer apiServer;
  private final LoopbackServer lambdaServer;
  private final Optional<MeterServer> meters;

  private LocalCloud(Options options) {
    this.options = options;
    parts.push(options.data().hold());
    // The slowest first, beside the others.
    CompletableFuture<Optional<LoopbackAws>> starting =
        CompletableFuture.supplyAsync(() -> loopbackAws(options));
    this.apiServer = apiServer(options, api);
    this.lambdaServer = LoopbackServer.start(0, lambda);
    this.operators = OperatorIssuer.start(options.data(), options.clock());
    this.payments = SandboxProvider.start(options.data(), options.clock(), Wiring.random());
    this.meters = meterEmulator(options);
    this.aws = starting.join();
    meters.ifPresent(parts::push);
    aws.ifPresent(parts::push);
    List.of(operators, payments, lambdaServer).forEach(parts::push);
  }

  /** Starts everything; answers when requests are answered. */
  public static LocalCloud start(Options options) {
    RealAccounts.refuse(options.awsEndpoint().isPresent() ? Map.of() : options.environment());
    LocalCloud cloud = new LocalCloud(options);
    try {
      cloud.run();
      return cloud;
    } catch (RuntimeException e) {
      cloud.close();
      throw e;
    }
  }

  /** A free port is the earlier start's one, if possible: checkouts and events lead back to it. */
  private static LoopbackServer apiServer(Options options, LoopbackServer.Handler api) {
    if (options.port() != 0) {
      return LoopbackServer.start(options.port(), api);
    }
    LoopbackServer server = LoopbackServer.startNear(options.data().earlierPort("api"), api);
    options.data().rememberPort("api", server.port());
    return server;
  }

  /** Base address of the API, without a slash at the end. */
  public URI api() {
    return apiServer.uri();
  }

  /** Base address of the meter emulator, without a slash at the end. */
  public URI meters() {
    MeterServer server = meters.orElseThrow(() -> new IllegalStateException("not started"));
    return URI.create("http://localhost:" + server.port());
  }

  /** Base address of the sandbox payment provider. */
  public URI paymentProvider() {
    return payments.uri();
  }

  public OperatorIssuer operators() {
    return operators;
  }

  /** DynamoDB, KMS and SNS of this machine; empty when they are elsewhere. */
  public Optional<LoopbackAws> aws() {
    return aws;
  }

  /** SDK clients of the local cloud itself, which may do everything. */
  public AwsClients clients() {
    return new AwsClients(endpoints());
  }

  private Endpoints endpoints() {
    return aws.map(LoopbackAws::endpoints)
        .orElseGet(() -> Endpoints.at(options.awsEndpoint().orElseThrow()));
  }

  private void run() {
    Map<String, String> parameters = TemplateReader.declared(options.template(), parameterValues());
    TemplateReader template = TemplateReader.read(options.template(), parameters);
    AwsClients clients = clients();
    parts.push(clients);
    Provisioning provisioning = new Provisioning(clients);
    Stack stack = template.stack(provisioning.foundations(template.foundations()));
    Policies policies = policies(stack);
    Functions functions = new Functions(stack, functionVariables(), options.instancesMax());
    parts.push(functions);
    lambda.set(new LambdaEndpoint(functions, policies)::answer);
    // Loading classes and creating tables take a second or two each; neither needs the other.
    CompletableFuture<Void> warming = CompletableFuture.runAsync(functions::warm);
    Map<String, String> streamArns = provisioning.tables(stack);
    aws.ifPresent(local -> local.guardedBy(policies));
    join(warming);
    EventSourceMappings mappings = new EventSourceMappings(functions, clients, options.clock());
    parts.push(mappings);
    mappings.start(stack, streamArns, options.data());
    Schedules schedules = new Schedules(stack.schedules(), functions, options.clock());
    parts.push(schedules);
    schedules.start();
    api.set(
        new LocalRoutes(
            new ApiGateway(stack.api(), functions)::answer,
            new LocalRoutes.Phones(
                this::texts, handsets(stack, functions, clients), aws.map(LoopbackAws::carrier)),
            schedules));
    payments.resume();
  }

  /** Texts are published to their topic; a topic elsewhere cannot reach the functions here. */
  private Optional<Handsets> handsets(Stack stack, Functions functions, AwsClients clients) {
    SnsClient sns = clients.sns();
    parts.push(sns);
    BiConsumer<String, String> publish =
        (topic, message) -> sns.publish(request -> request.topicArn(topic).message(message));
    List<SubscriptionSpec> all =
        Stream.concat(stack.subscriptions().stream(), stack.logs().stream()).toList();
    Subscriptions subscriptions = new Subscriptions(all, functions, publish, options.clock());
    parts.push(subscriptions);
    aws.ifPresent(local -> {
      local.topics().subscribe(subscriptions::deliver);
      local.carrier().logTo(subscriptions::deliverLog);
    });
    BiConsumer<String, String> texting =
        aws.isPresent() ? publish : publish.andThen(subscriptions::deliver);
    return stack.subscriptions().stream()
        .findFirst()
        .map(subscription -> new Handsets(subscription.source(), texting));
  }

  private static void join(CompletableFuture<Void> work) {
    try {
      work.join();
    } catch (CompletionException e) {
      throw e.getCause() instanceof RuntimeException cause ? cause : e;
    }
  }

  private static Optional<LoopbackAws> loopbackAws(Options options) {
    return options.awsEndpoint().isPresent()
        ? Optional.empty()
        : Optional.of(LoopbackAws.start(options.data(), options.clock()));
  }

  private static Optional<MeterServer> meterEmulator(Options options) {
    if (!options.meterEmulator()) {
      return Optional.empty();
    }
    try {
      return Optional.of(
          MeterServer.start(options.meterPort(), options.data().file("meters"), options.clock()));
    } catch (IOException e) {
      throw new UncheckedIOException(
          LoopbackServer.taken("--meter-port", options.meterPort(), e), e);
    }
  }

  private Map<String, String> parameterValues() {
    return Map.of(
        "Environment", "local",
        "PublicUrl", api().toString(),
        "SmsNumber", Handsets.NUMBER,
        "SandboxPaymentsUrl", payments.uri().toString(),
        "SandboxPaymentsSecret", payments.secret(),
        "OperatorIssuer", operators.issuer(),
        "OperatorJwksUrl", operators.keySetUrl());
  }

  private Map<String, String> functionVariables() {
    Map<String, String> variables = new LinkedHashMap<>(endpoints().variables());
    variables.put("AWS_ENDPOINT_URL_LAMBDA", lambdaServer.uri().toString());
    return variables;
  }

  private static Policies policies(Stack stack) {
    return Policies.of(
        stack.functions().stream()
            .collect(
                Collectors.toMap(
                    function -> Caller.ofFunction(function.logicalId()),
                    FunctionSpec::statements)));
  }

  /** Texts that went to a phone, oldest first; to any phone when {@code to} is empty. */
  public List<SentText> texts(Optional<String> to) {
    return aws.map(local -> local.topics().texts(to)).orElseGet(() -> textsOfEmulator(to));
  }

  private List<SentText> textsOfEmulator(Optional<String> to) {
    URI page = options.awsEndpoint().orElseThrow().resolve(SmsMessages.PATH);
    try (HttpClient http = HttpClient.newHttpClient()) {
      HttpResponse<byte[]> answer =
          http.send(HttpRequest.newBuilder(page).build(), HttpResponse.BodyHandlers.ofByteArray());
      if (answer.statusCode() != 200) {
        throw new TextsNotShown(options.awsEndpoint().orElseThrow().toString());
      }
      return SmsMessages.read(answer.body(), options.clock().instant().toString()).stream()
          .filter(text -> to.isEmpty() || to.get().equals(text.to()))
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + page, e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return List.of();
    }
  }

  /** Stops taking requests first, then what answered them; nothing accepted is lost. */
  @Override
  public void close() {
    apiServer.close();
    while (!parts.isEmpty()) {
      try {
        parts.pop().close();
      } catch (Exception e) {
        LOG.log(System.Logger.Level.WARNING, "while stopping", e);
      }
    }
  }
}
