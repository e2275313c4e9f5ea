using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Configuration.Memory;

namespace Microsoft.Azure.Functions.Worker.InProcess;

/// <summary>A line of log per request costs more than most requests; whoever wants it sets the level back.</summary>
internal static class QuietDefaults
{
    public static void AddTo(IConfigurationBuilder configuration)
        => configuration.Sources.Insert(0, new MemoryConfigurationSource
        {
            InitialData = [new("Logging:LogLevel:Microsoft.AspNetCore", "Warning")],
        });
}
