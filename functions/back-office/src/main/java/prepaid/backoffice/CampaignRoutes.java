package prepaid.backoffice;

import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import prepaid.http.HttpRequest;
import prepaid.http.HttpResponse;
import prepaid.http.JsonBody;
import prepaid.http.JsonObject;
import prepaid.http.Operator;
import prepaid.http.OperatorDoor;
import prepaid.http.Problem;
import prepaid.http.Reply;
import prepaid.http.Route;
import prepaid.http.SecondOperator;
import prepaid.http.Shapes;
import prepaid.vending.campaigns.Campaign;
import prepaid.vending.campaigns.CampaignMeter;
import prepaid.vending.campaigns.CampaignMeter.State;
import prepaid.vending.campaigns.Campaigns;
import prepaid.vending.campaigns.Plan;
import prepaid.vending.campaigns.Segment;
import prepaid.vending.campaigns.Stage;
import prepaid.vending.limits.Limits;
import prepaid.vending.money.Units;
import prepaid.vending.operators.Approval;
import prepaid.vending.operators.TwoPersons;
import prepaid.vending.refusals.Answer;
import prepaid.vending.refusals.Refusal;
import prepaid.vending.refusals.RefusalKind;
import prepaid.vending.tariffs.Tariffs;
import prepaid.vending.utilities.SupplyGroup;
import prepaid.vending.utilities.Utilities;
import prepaid.vending.utilities.Utility;

/** Campaigns: ordered, watched, halted. Upkeep does the work. */
final class CampaignRoutes {
  private static final String ALL = OfficeRouter.ROOT + "/campaigns";
  private static final String ONE = ALL + "/{id}";

  private final Campaigns campaigns;
  private final Utilities utilities;
  private final Tariffs tariffs;
  private final TwoPersons twoPersons;
  private final InstantSource clock;

  CampaignRoutes(BackOffice office) {
    this.campaigns = office.campaigns();
    this.utilities = office.utilities();
    this.tariffs = office.tariffs();
    this.twoPersons = new TwoPersons(office.approvals(), office.clock(), office.random());
    this.clock = office.clock();
  }

  List<Route> routes(OperatorDoor door) {
    return List.of(
        Route.get(ALL, door.admit(Access.READ, this::list)),
        Route.post(ALL, door.admit(Access.WRITE, this::create)),
        Route.get(ONE, door.admit(Access.READ, this::one)),
        Route.get(ONE + "/meters", door.admit(Access.READ, this::meters)),
        Route.post(ONE + "/{command}", door.admit(Access.WRITE, this::command)));
  }

  private Reply create(Operator operator, HttpRequest request) {
    return JsonBody.read(
        request,
        fields ->
            Reply.of(
                CampaignOrder.read(fields, operator, clock.instant()),
                asked ->
                    Access.within(
                        operator,
                        asked.plan().segment().utility(),
                        () -> create(operator, asked))));
  }

  private Reply create(Operator operator, CampaignOrder.Asked asked) {
    Optional<Campaign> there = campaigns.find(asked.id());
    return there.isPresent()
        ? again(operator, there.get(), asked)
        : unknown(asked.plan())
            .<Reply>map(problem -> problem)
            .orElseGet(() -> consented(operator, asked));
  }

  /** The same campaign once more is itself; another one needs an id of its own. */
  private Reply again(Operator operator, Campaign there, CampaignOrder.Asked asked) {
    return there.plan().asks(asked.plan()) && isTheirs(operator, there)
        ? HttpResponse.json(200, CampaignJson.write(there, clock.instant()))
        : Problem.of(
            Refusal.of(
                RefusalKind.REFERENCE_REUSED,
                "id",
                "There is another campaign of this id. Nothing was begun."));
  }

  private Optional<Problem> unknown(Plan plan) {
    Segment segment = plan.segment();
    if (utilities.utility(segment.utility()).isEmpty()) {
      return Optional.of(Problem.unprocessable("segment.utility", "There is no such utility."));
    }
    return group("segment.supplyGroup", segment.supplyGroup(), segment)
        .or(() ->
            plan.what() instanceof Plan.What.Keys(var target)
                ? group("target.supplyGroup", target.supplyGroup(), segment)
                : Optional.empty())
        .or(() ->
            segment
                .tariff()
                .filter(id ->
                    tariffs.versions(id).stream()
                        .noneMatch(version -> version.utility().equals(segment.utility())))
                .map(id ->
                    Problem.unprocessable("segment.tariff", "The utility has no such tariff.")));
  }

  private Optional<Problem> group(String field, Optional<String> code, Segment segment) {
    return code.filter(asked ->
            utilities
                .supplyGroup(asked)
                .map(SupplyGroup::utility)
                .filter(segment.utility()::equals)
                .isEmpty())
        .map(asked -> Problem.unprocessable(field, "The utility has no such supply group."));
  }

  /** What is given above the dispatcher's limit, in all, takes a second person. */
  private Reply consented(Operator operator, CampaignOrder.Asked asked) {
    Plan plan = asked.plan();
    Units alone =
        utilities
            .utility(plan.segment().utility())
            .map(Utility::desk)
            .map(desk -> desk.reserve().dispatcherMax())
            .orElse(Units.ZERO);
    boolean needsSecond =
        plan.what() instanceof Plan.What.Credit(var kind, var each, var budget)
            && budget.compareTo(alone) > 0;
    if (!needsSecond) {
      return begun(operator, asked);
    }
    String words = CampaignJson.words(plan);
    var act = new Approval.Act("campaign", asked.id() + ": " + words);
    return SecondOperator.step(
        twoPersons.agreed(
            new TwoPersons.Request(
                act, words, Optional.of(plan.segment().utility()), operator.subject())),
        approval -> agreed(operator, asked, approval));
  }

  /** The campaign's id makes it one; so the approval is spent after it is begun, not before. */
  private Reply agreed(Operator operator, CampaignOrder.Asked asked, Approval approval) {
    Plan plan = approval.approvedBy().map(asked.plan()::approvedBy).orElse(asked.plan());
    Reply begun = begun(operator, new CampaignOrder.Asked(asked.id(), plan, asked.named()));
    twoPersons.spend(approval, operator.subject());
    return begun;
  }

  private Reply begun(Operator operator, CampaignOrder.Asked asked) {
    Campaign campaign = Campaign.fresh(asked.id(), asked.plan());
    if (campaigns.create(campaign, asked.named())) {
      return HttpResponse.json(201, CampaignJson.write(campaign, clock.instant()))
          .withHeader("Location", ALL + "/" + campaign.id());
    }
    return campaigns
        .find(asked.id())
        .map(there -> again(operator, there, asked))
        .orElseGet(() -> Problem.conflict("id", "A campaign of this id is being begun."));
  }

  private static boolean isTheirs(Operator operator, Campaign campaign) {
    return operator.worksFor(campaign.plan().segment().utility());
  }

  private Reply list(Operator operator, HttpRequest request) {
    List<Campaign> page =
        campaigns.page(request.queryParameter("cursor"), Limits.CAMPAIGNS_OPEN_MAX);
    JsonObject json =
        new JsonObject()
            .putObjects(
                "campaigns",
                page.stream()
                    .filter(campaign -> isTheirs(operator, campaign))
                    .map(campaign -> CampaignJson.write(campaign, clock.instant()))
                    .toList());
    if (page.size() == Limits.CAMPAIGNS_OPEN_MAX) {
      json.put("cursor", page.getLast().id());
    }
    return HttpResponse.json(200, json);
  }

  private Reply known(Operator operator, HttpRequest request, Function<Campaign, Reply> next) {
    return Reply.of(
        request.pathParameter("id", Shapes.id()),
        id ->
            campaigns
                .find(id)
                .filter(campaign -> isTheirs(operator, campaign))
                .map(next)
                .orElseGet(() -> Problem.notFound("There is no campaign %s.".formatted(id))));
  }

  private Reply one(Operator operator, HttpRequest request) {
    return known(
        operator,
        request,
        campaign -> HttpResponse.json(200, CampaignJson.write(campaign, clock.instant())));
  }

  private Reply meters(Operator operator, HttpRequest request) {
    return known(
        operator,
        request,
        campaign ->
            Reply.of(
                state(request)
                    .then(state ->
                        MeterSearchRoutes.after(request)
                            .map(after ->
                                campaigns.meters(
                                    campaign.id(), state, after, Limits.METERS_FOUND_MAX))),
                this::page));
  }

  private static Answer<State> state(HttpRequest request) {
    return request
        .queryParameter("state")
        .flatMap(State::ofSlug)
        .map(Answer::given)
        .orElseGet(() ->
            Answer.refused(
                RefusalKind.INVALID_REQUEST,
                "state",
                "Say of which state: issued, delivered, entered, silent, refused or doubtful."));
  }

  private Reply page(List<CampaignMeter> page) {
    JsonObject json =
        new JsonObject().putObjects("meters", page.stream().map(CampaignJson::write).toList());
    if (page.size() == Limits.METERS_FOUND_MAX) {
      json.put("cursor", page.getLast().meter().digits());
    }
    return HttpResponse.json(200, json);
  }

  private Reply command(Operator operator, HttpRequest request) {
    return Reply.of(
        request.pathParameter("command", Shapes.slugOf(Stage.Command.class)),
        command -> known(operator, request, campaign -> told(operator, campaign.id(), command)));
  }

  /** Upkeep writes the same row: its page and the operator's word both stand. */
  private Reply told(Operator operator, String id, Stage.Command command) {
    for (int i = 0; i < Limits.BUSY_TRIES_MAX; i++) {
      Campaign before = campaigns.find(id).orElseThrow();
      switch (before.stage().told(command, operator.subject(), clock.instant())) {
        case Answer.Refused<Stage>(var refusal) -> {
          return Problem.of(refusal);
        }
        case Answer.Given<Stage>(var stage) -> {
          Campaign after = stage.equals(before.stage()) ? before : before.at(stage);
          if (after.equals(before) || campaigns.replace(before, after, List.of())) {
            return HttpResponse.json(200, CampaignJson.write(after, clock.instant()));
          }
        }
      }
    }
    return Problem.of(
        Refusal.of(
            RefusalKind.TRY_AGAIN,
            "The campaign is being written at this moment. " + Problem.NOTHING_HAPPENED));
  }
}
