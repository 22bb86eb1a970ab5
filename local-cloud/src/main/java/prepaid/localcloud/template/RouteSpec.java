package prepaid.localcloud.template;

/** One path of the REST API: {@code /v1/{proxy+}}, with its method or {@code ANY}. */
public record RouteSpec(String path, String method, String functionLogicalId) {}
