namespace ServerlessDam.Infra.Tests.Settings;

/// <summary>The storage account holds what the app uses, and lets nobody in by key.</summary>
public sealed class StorageTests
{
    [Fact]
    public void Containers_are_those_that_the_app_names() => AssertSame(StorageNames.Containers, "containers");

    [Fact]
    public void Queues_are_those_that_the_app_names() => AssertSame(StorageNames.Queues, "queues");

    [Fact]
    public void Tables_are_those_that_the_app_names() => AssertSame(StorageNames.Tables, "tables");

    [Fact]
    public void No_key_opens_the_account_and_nothing_in_it_is_public()
    {
        var storage = Infrastructure.Module("storage");
        var properties = storage.Of("resource").Single(resource => resource.Name == "account").Value["properties"];
        Assert.All(["allowSharedKeyAccess", "allowBlobPublicAccess"], name => Assert.True(IsFalse(properties[name]), name));
        Assert.Equal("TLS1_2", properties["minimumTlsVersion"].Text);
        Assert.Equal("None", Assert.Single(storage.Of("resource").Single(resource => resource.Name == "blobContainers").Value.Items)["properties"]["publicAccess"].Text);
    }

    [Fact]
    public void Lifecycle_rules_touch_nothing_but_uploads_and_derived_assets()
        => Assert.Equal(
            ["derived/", "uploads/"],
            Infrastructure.Module("lifecycle").Of("resource").Single(resource => resource.Name == "policy")
                .Value["properties"]["policy"]["rules"].Items
                .SelectMany(rule => rule["definition"]["filters"]["prefixMatch"].Items)
                .Select(prefix => prefix.Text)
                .Order(StringComparer.Ordinal));

    private static void AssertSame(IEnumerable<string> inCode, string variable)
        => Assert.Equal(
            inCode.Order(StringComparer.Ordinal),
            Infrastructure.Module("storage").ValueOf(variable).Items.Select(item => item.Text).Order(StringComparer.Ordinal));

    private static bool IsFalse(Bicep.Value value) => value is Bicep.Expression { Tokens: [var token] } && token.IsWord("false");
}
