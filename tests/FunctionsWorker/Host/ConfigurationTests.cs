using Microsoft.Azure.Functions.Worker.Builder;
using Microsoft.Azure.Functions.Worker.InProcess;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Hosting;

namespace Microsoft.Azure.Functions.Worker.Tests.Host;

public sealed class ConfigurationTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory().FullName;

    [Fact]
    public void Local_settings_are_under_the_environment_and_over_what_was_there_before()
    {
        File.WriteAllText(Path.Combine(_folder, "local.settings.json"), """
            { "IsEncrypted": false, // as Core Tools writes it
              "Values": { "Dam__Cloud": "mine", "PATH": "nowhere", "Port": 7071 } }
            """);
        var configuration = new ConfigurationManager();
        configuration.AddInMemoryCollection([new("Dam:Cloud", "other")]).AddEnvironmentVariables();
        LocalSettings.AddTo(configuration, _folder);
        Assert.Equal("mine", configuration["Dam:Cloud"]);
        Assert.Equal("7071", configuration["Port"]);
        Assert.Equal(Environment.GetEnvironmentVariable("PATH"), configuration["PATH"]);
    }

    [Fact]
    public void The_command_line_is_over_all()
        => Assert.Equal("mine", FunctionsApplication.CreateBuilder(["--Dam:Cloud", "mine", "--PATH", "x"]).Configuration["Dam:Cloud"]);

    [Fact]
    public void Host_json_is_read_and_may_have_comments()
    {
        File.WriteAllText(Path.Combine(_folder, "host.json"), """
            { "version": "2.0", // the only one
              "extensions": {
                "http": { "routePrefix": "/v1/" },
                "queues": { "visibilityTimeout": "00:00:10", "batchSize": 8, "maxDequeueCount": 3 },
                "blobs": { "maxDegreeOfParallelism": 4 } },
              "functionTimeout": "00:10:00" }
            """);
        var expected = new HostJson
        {
            RoutePrefix = "v1",
            QueueBatchSize = 8,
            MaxDequeueCount = 3,
            QueueVisibilityTimeout = TimeSpan.FromSeconds(10),
            BlobParallelism = 4,
            FunctionTimeout = TimeSpan.FromMinutes(10),
        };
        Assert.Equal(expected, HostJson.From(HostJson.Read(_folder)));
    }

    [Fact]
    public void Without_host_json_the_Functions_hosts_own_defaults_hold()
    {
        var settings = HostJson.From(HostJson.Read(_folder));
        Assert.Equal(new HostJson(), settings);
        Assert.Equal(("api", 16, 5, TimeSpan.FromMinutes(10)),
            (settings.RoutePrefix, settings.QueueBatchSize, settings.MaxDequeueCount, settings.QueueLease));
    }

    [Fact]
    public async Task An_app_without_HTTP_functions_listens_on_nothing()
    {
        await using var app = await RunningApp.StartAsync(RunningApp.Builder(null));
        Assert.Null(app.Client.BaseAddress);
    }

    [Fact]
    public void The_functions_are_those_of_the_entry_assembly()
        => Assert.Contains(typeof(Http.HttpFunctionTests.Samples), FunctionCatalog.TypesOfApp());

    [Fact]
    public void The_builder_is_a_host_application_builder()
    {
        IHostApplicationBuilder builder = FunctionsApplication.CreateBuilder([]);
        Assert.Same(((FunctionsApplicationBuilder)builder).Configuration, builder.Configuration);
        Assert.Equal(AppContext.BaseDirectory, builder.Environment.ContentRootPath);
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);
}
