using System.Text.Json.Nodes;

namespace ServerlessDam.Infra.Tests.Settings;

/// <summary>Bicep, the sample of local settings and the options classes speak of the same settings.</summary>
public sealed class SettingsTests
{
    private static readonly IReadOnlyCollection<string> Common = Infrastructure.Main.ValueOf("appSettings").Names;
    private static readonly IReadOnlyCollection<string> OfContainer = Infrastructure.Module("container").ValueOf("containerSettings").Names;

    private static IEnumerable<string> Sample
        => JsonNode.Parse(Repository.Read("local.settings.sample.json"))!["Values"]!.AsObject().Select(value => value.Key);

    [Fact]
    public void Every_setting_in_Bicep_is_read_by_the_app_or_by_the_host()
        => Assert.All(Common.Concat(OfContainer), AssertRead);

    [Fact]
    public void Every_setting_in_the_sample_is_read_by_the_app_or_by_the_host() => Assert.All(Sample, AssertRead);

    [Fact]
    public void A_setting_that_nobody_reads_is_noticed()
    {
        Assert.False(ProductSettings.Knows("ProductEnvironment__ClowdName"));
        Assert.False(ProductSettings.Knows("Nowhere__CloudName"));
        Assert.True(ProductSettings.Knows("ProductEnvironment__CloudName"));
    }

    [Fact]
    public void What_the_app_does_not_start_without_is_set_by_Bicep_and_shown_by_the_sample()
    {
        var required = ProductSettings.Required().ToHashSet(StringComparer.OrdinalIgnoreCase);
        Assert.Contains("ProductEnvironment__ApiSecret", required);
        Assert.Empty(required.Except(Common, StringComparer.OrdinalIgnoreCase));
        Assert.Empty(required.Except(Sample, StringComparer.OrdinalIgnoreCase));
    }

    [Fact]
    public void Somebody_can_sign_in_and_is_throttled_by_their_own_address()
    {
        Assert.Subset(Common.ToHashSet(), new HashSet<string> { "SignIn__SetupToken", "MediaLibrary__TrustForwardedFor" });
        var token = Infrastructure.Module("keyvault").Of("resource").Single(resource => resource.Name == "setup").Value["name"].Text;
        Assert.Contains($"--name {token} ", Repository.Read("docs", "deploy.md"), StringComparison.Ordinal);
    }

    [Fact]
    public void Storage_is_opened_by_addresses_and_identity_and_by_no_connection_string()
    {
        string[] keyed = ["AzureWebJobsStorage__ConnectionString", "AzureWebJobsStorage__AccountName"];
        Assert.Empty(ProductSettings.Of("AzureWebJobsStorage").Except(keyed, StringComparer.OrdinalIgnoreCase).Except(Common, StringComparer.OrdinalIgnoreCase));
        Assert.DoesNotContain("AzureWebJobsStorage", Common);
    }

    [Fact]
    public void Both_ways_to_host_get_the_common_settings()
        => Assert.All(["flex", "container"], name =>
            Assert.Contains("appSettings", Infrastructure.Main.Of("module").Single(module => module.Name == name).Value["params"].Names));

    private static void AssertRead(string setting)
        => Assert.True(HostSettings.Reasons.ContainsKey(setting) || ProductSettings.Knows(setting), $"Nobody reads {setting}.");
}
