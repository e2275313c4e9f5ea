namespace ServerlessDam.Infra.Tests.Hooks;

/// <summary>Deploying the container variant, with stand-ins for <c>az</c> and <c>azd</c>; and that azd does not package it.</summary>
[Collection(nameof(FakeTools))]
public sealed class ContainerTests : IDisposable
{
    private const string Values =
        """
        [ "$1 $2" = "env get-value" ] || exit 0
        case "$3" in
            DAM_HOSTING) echo "${FAKE_HOSTING:-container}" ;;
            AZURE_CONTAINER_REGISTRY) echo crtest ;;
            *) echo "value-of-$3" ;;
        esac
        """;

    private readonly FakeTools _tools = new FakeTools().With("azd", Values).With("az", FakeTools.AzureOfRunningApp);

    [Fact]
    public async Task The_image_is_built_noted_put_in_place_and_subscribed_in_this_order()
    {
        var (exitCode, errors) = await _tools.RunAsync("container.sh", ("DAM_HOOK_PAUSE", "0"));

        Assert.Equal((0, ""), (exitCode, errors));
        var steps = _tools.Calls.Where(call => !call.StartsWith("azd env get-value", StringComparison.Ordinal)).ToList();
        Assert.StartsWith("az acr build --registry crtest --image serverless-dam:", steps[0], StringComparison.Ordinal);
        Assert.StartsWith("azd env set DAM_CONTAINER_IMAGE crtest.azurecr.io/serverless-dam:", steps[1], StringComparison.Ordinal);
        Assert.Equal("azd provision", steps[2]);
        Assert.StartsWith("az functionapp keys list --resource-group value-of-AZURE_RESOURCE_GROUP ", steps[3], StringComparison.Ordinal);
        Assert.StartsWith("az rest --method put", steps[4], StringComparison.Ordinal);
        Assert.All(steps[4..].Where(step => step.StartsWith("az ", StringComparison.Ordinal)), step => Assert.StartsWith("az rest --method ", step, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Nothing_is_built_for_an_environment_that_is_no_container()
    {
        var (exitCode, errors) = await _tools.RunAsync("container.sh", ("FAKE_HOSTING", "flex"));

        Assert.Equal(1, exitCode);
        Assert.Contains("azd env set DAM_HOSTING container", errors, StringComparison.Ordinal);
        Assert.Single(_tools.Calls);
    }

    [Fact]
    public async Task Azd_does_not_package_the_container_variant()
    {
        _tools.With("dotnet", "exit 0");
        var (exitCode, errors) = await _tools.RunAsync("package.sh", ("DAM_HOSTING", "container"));

        Assert.Equal(1, exitCode);
        Assert.Contains("infra/hooks/container.sh", errors, StringComparison.Ordinal);
        Assert.Empty(_tools.Calls);
    }

    public void Dispose() => _tools.Dispose();
}
