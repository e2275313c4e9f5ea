namespace Microsoft.Azure.Functions.Worker.Builder;

public class FunctionsApplication
{
    private FunctionsApplication()
    {
    }

    /// <summary>
    /// Starts a builder with the standard configuration: appsettings.json, the <c>Values</c> of local.settings.json,
    /// environment, command line; each over the one before.
    /// </summary>
    public static FunctionsApplicationBuilder CreateBuilder(string[] args) => new(args);
}
