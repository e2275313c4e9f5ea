using Microsoft.AspNetCore.Builder;

namespace Microsoft.Azure.Functions.Worker.InProcess;

/// <summary>Where the app lies: the environment says so, as on the official worker; otherwise where its program is.</summary>
internal static class AppFolder
{
    public static string Path
        => Environment.GetEnvironmentVariable("FUNCTIONS_APPLICATION_DIRECTORY") is { Length: > 0 } folder
            ? folder
            : AppContext.BaseDirectory;

    public static WebApplicationOptions Options(string[] args) => new()
    {
        Args = args,
        ContentRootPath = Path,
        EnvironmentName = Environment.GetEnvironmentVariable("AZURE_FUNCTIONS_ENVIRONMENT"),
    };
}
