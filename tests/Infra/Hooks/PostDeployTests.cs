using System.Text.Json.Nodes;
using ServerlessDam.Infra.Tests.Settings;

namespace ServerlessDam.Infra.Tests.Hooks;

/// <summary>The hook that subscribes the blob triggers, with a stand-in for <c>az</c>.</summary>
[Collection(nameof(FakeTools))]
public sealed class PostDeployTests : IDisposable
{
    private static readonly (string, string)[] Environment =
    [
        ("AZURE_RESOURCE_GROUP", "rg-test"), ("AZURE_FUNCTION_APP_NAME", "func-test"), ("AZURE_EVENT_GRID_TOPIC", "evgt-test"),
        ("DAM_HOOK_ATTEMPTS", "3"), ("DAM_HOOK_PAUSE", "0"),
    ];

    private readonly FakeTools _tools = new();

    private List<string> Puts => [.. _tools.Calls.Where(call => call.StartsWith("az rest --method put ", StringComparison.Ordinal))];

    [Fact]
    public async Task Every_blob_trigger_of_the_app_is_subscribed_to_its_container_alone()
    {
        _tools.With("az", FakeTools.AzureOfRunningApp);
        var (exitCode, errors) = await _tools.RunAsync("postdeploy.sh", Environment);

        Assert.Equal((0, ""), (exitCode, errors));
        Assert.Equal(StorageNames.BlobTriggers.Count(), Puts.Count);
        Assert.All(StorageNames.BlobTriggers, trigger =>
        {
            var put = _tools.Calls.ToList().FindIndex(call =>
                call.StartsWith("az rest --method put ", StringComparison.Ordinal)
                && call.Contains($"/systemTopics/evgt-test/eventSubscriptions/{trigger.Container}?api-version=", StringComparison.Ordinal));
            var body = JsonNode.Parse(_tools.Calls[put + 1]["body 600 ".Length..])!["properties"]!;
            Assert.Equal(
                $"https://func-test.azurewebsites.net/runtime/webhooks/blobs?functionName=Host.Functions.{trigger.Function}&code=secret",
                (string?)body["destination"]!["properties"]!["endpointUrl"]);
            Assert.Equal($"/blobServices/default/containers/{trigger.Container}/blobs/", (string?)body["filter"]!["subjectBeginsWith"]);
        });
    }

    [Fact]
    public async Task The_key_is_in_no_argument_and_in_no_file_that_others_read_or_that_stays()
    {
        _tools.With("az", FakeTools.AzureOfRunningApp);
        await _tools.RunAsync("postdeploy.sh", Environment);

        Assert.All(_tools.Calls.Where(call => call.Contains("secret", StringComparison.Ordinal)), call => Assert.StartsWith("body 600 {", call, StringComparison.Ordinal));
        Assert.All(Puts, call => Assert.False(File.Exists(call.Split(" --body @")[1].Split(' ')[0]), call));
    }

    [Fact]
    public async Task The_key_and_the_handshake_may_take_their_time()
    {
        _tools.With(
            "az",
            """
            tries="$(grep -c "^az $1 $2 $3" "$calls")"
            case "$1 $3" in
                functionapp*) [ "$tries" -lt 3 ] || echo secret ;;
                "rest get") case "$tries" in 1) echo Creating ;; 2) echo Failed ;; *) echo Succeeded ;; esac ;;
            esac
            """);
        var (exitCode, _) = await _tools.RunAsync("postdeploy.sh", Environment);

        Assert.Equal(0, exitCode);
        Assert.Equal(3, _tools.Calls.Count(call => call.StartsWith("az functionapp", StringComparison.Ordinal)));
        Assert.Equal(3, Puts.Count);
    }

    [Fact]
    public async Task An_app_that_never_gets_its_key_is_an_error_that_says_where_to_look()
    {
        _tools.With("az", "exit 1");
        var (exitCode, errors) = await _tools.RunAsync("postdeploy.sh", Environment);

        Assert.Equal(1, exitCode);
        Assert.Contains("https://func-test.azurewebsites.net/health", errors, StringComparison.Ordinal);
        Assert.Equal(3, _tools.Calls.Count);
    }

    [Fact]
    public async Task Without_a_deployment_nothing_is_called()
    {
        _tools.With("az", "exit 0");
        var (exitCode, errors) = await _tools.RunAsync("postdeploy.sh");

        Assert.NotEqual(0, exitCode);
        Assert.Contains("azd provision", errors, StringComparison.Ordinal);
        Assert.Empty(_tools.Calls);
    }

    public void Dispose() => _tools.Dispose();
}
