using ServerlessDam.Infra.Tests.Settings;

namespace ServerlessDam.Infra.Tests.Hooks;

/// <summary>The hook that subscribes the blob triggers, with a stand-in for <c>az</c>.</summary>
public sealed class PostDeployTests : IDisposable
{
    private static readonly (string, string)[] Environment =
    [
        ("AZURE_RESOURCE_GROUP", "rg-test"), ("AZURE_FUNCTION_APP_NAME", "func-test"), ("AZURE_EVENT_GRID_TOPIC", "evgt-test"),
        ("DAM_HOOK_ATTEMPTS", "3"), ("DAM_HOOK_PAUSE", "0"),
    ];

    private readonly FakeTools _tools = new();

    [Fact]
    public async Task Every_blob_trigger_of_the_app_is_subscribed_to_its_container_alone()
    {
        _tools.With("az", "[ \"$1\" = functionapp ] && echo secret; exit 0");
        var (exitCode, errors) = await _tools.RunAsync("postdeploy.sh", Environment);

        Assert.Equal((0, ""), (exitCode, errors));
        var subscriptions = _tools.Calls.Where(call => call.StartsWith("az eventgrid", StringComparison.Ordinal)).ToList();
        Assert.Equal(StorageNames.BlobTriggers.Count(), subscriptions.Count);
        Assert.All(StorageNames.BlobTriggers, trigger => Assert.Contains(subscriptions, call =>
            call.Contains($"functionName=Host.Functions.{trigger.Function}&code=secret ", StringComparison.Ordinal)
            && call.Contains($"--subject-begins-with /blobServices/default/containers/{trigger.Container}/blobs/ ", StringComparison.Ordinal)
            && call.Contains($"--name {trigger.Container} ", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task The_key_and_the_handshake_may_take_their_time()
    {
        _tools.With(
            "az",
            """
            tries="$(grep -c "^az $1" "$calls")"
            [ "$tries" -ge 3 ] || { [ "$1" = functionapp ] && exit 0; exit 1; }
            [ "$1" = functionapp ] && echo secret
            exit 0
            """);
        var (exitCode, _) = await _tools.RunAsync("postdeploy.sh", Environment);

        Assert.Equal(0, exitCode);
        Assert.Equal(3, _tools.Calls.Count(call => call.StartsWith("az functionapp", StringComparison.Ordinal)));
        Assert.Equal(4, _tools.Calls.Count(call => call.StartsWith("az eventgrid", StringComparison.Ordinal)));
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
