namespace ServerlessDam.Infra.Tests.Settings;

/// <summary>Settings that the platform and the Functions host read, not the app.</summary>
internal static class HostSettings
{
    public static IReadOnlyDictionary<string, string> Reasons { get; } = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase)
    {
        ["AzureWebJobsStorage"] = "The host's own storage: a connection string, on a developer's machine.",
        ["AzureWebJobsStorage__credential"] = "The host opens its storage with a managed identity; the app takes that from the client id.",
        ["APPLICATIONINSIGHTS_CONNECTION_STRING"] = "Where the host sends telemetry.",
        ["APPLICATIONINSIGHTS_AUTHENTICATION_STRING"] = "By which identity it does.",
        ["FUNCTIONS_EXTENSION_VERSION"] = "The host's major version; Flex Consumption has its own place for it.",
        ["FUNCTIONS_REQUEST_BODY_SIZE_LIMIT"] = "How large a body the host takes: as large as the wire's, which it must know in bytes.",
        ["FUNCTIONS_WORKER_RUNTIME"] = "The worker's language; Flex Consumption has its own place for it.",
        ["WEBSITES_ENABLE_APP_SERVICE_STORAGE"] = "A container that keeps nothing on a share of the platform.",
        ["DOCKER_REGISTRY_SERVER_URL"] = "Where the platform pulls the image.",
    };
}
