using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using ServerlessDam.Assets.Accounts;
using ServerlessDam.Transformations.Urls;

namespace ServerlessDam.Assets.Tests.Accounts;

public sealed class ProductEnvironmentOptionsTests
{
    private const string Secret = "q7Zr2mXv9LtB4kWc8NpD1sGh6Yf";

    [Fact]
    public async Task Configuration_declares_one_environment_with_its_key()
    {
        var environments = Environments(("CloudName", "demo"), ("ApiKey", "123456789012345"), ("ApiSecret", Secret), ("FolderMode", "fixed"), ("SignatureAlgorithm", "sha256"));

        var demo = await environments.FindAsync("demo", TestContext.Current.CancellationToken);

        Assert.NotNull(demo);
        Assert.Equal(FolderMode.Fixed, demo.FolderMode);
        Assert.Equal(SignatureAlgorithm.Sha256, demo.SignatureAlgorithm);
        Assert.True(demo.FindKey("123456789012345")!.HasSecret(Secret));
        Assert.Null(demo.FindKey("1"));
    }

    [Fact]
    public async Task A_cloud_is_found_by_its_exact_name_only()
    {
        var environments = Environments(("CloudName", "demo"), ("ApiKey", "1"), ("ApiSecret", Secret));

        Assert.Null(await environments.FindAsync("Demo", TestContext.Current.CancellationToken));
        Assert.Null(await environments.FindAsync("", TestContext.Current.CancellationToken));
    }

    [Theory]
    [InlineData("library")]
    [InlineData("V1_1")]
    [InlineData("health")]
    [InlineData("drop")]
    [InlineData("runtime")]
    [InlineData("")]
    [InlineData("a/b")]
    [InlineData("a b")]
    [InlineData("naïve")]
    [InlineData("demo\n")]
    public void A_cloud_name_that_shadows_a_path_or_breaks_one_is_refused(string name)
        => Assert.Throws<OptionsValidationException>(() => Environments(("CloudName", name), ("ApiKey", "1"), ("ApiSecret", Secret)));

    [Theory]
    [InlineData("short")]
    [InlineData("aaaaaaaaaaaaaaaaaaaaaaaaaaa")]
    [InlineData("hdcixPpR2iKERPwqvH6sHdK9cyac")]
    [InlineData("abababababababababababab")]
    public void A_secret_that_can_be_guessed_is_refused(string secret)
        => Assert.Throws<OptionsValidationException>(() => Environments(("CloudName", "demo"), ("ApiKey", "1"), ("ApiSecret", secret)));

    [Fact]
    public void A_key_does_not_print_its_secret()
        => Assert.DoesNotContain(Secret, new AccessKey("1", Secret, Enabled: true).ToString(), StringComparison.Ordinal);

    [Fact]
    public void A_disabled_key_is_not_found_and_signs_nothing()
    {
        var environment = new ProductEnvironment
        {
            CloudName = "demo",
            AccessKeys = [new AccessKey("old", "x", Enabled: false), new AccessKey("new", "y", Enabled: true)],
        };

        Assert.Null(environment.FindKey("old"));
        Assert.Equal("new", environment.PrimaryKey.ApiKey);
    }

    private static IProductEnvironments Environments(params (string Key, string Value)[] settings)
    {
        var configuration = new ConfigurationBuilder()
            .AddInMemoryCollection(settings.Select(setting => KeyValuePair.Create($"ProductEnvironment:{setting.Key}", (string?)setting.Value)))
            .Build();
        var services = new ServiceCollection().AddSingleton<IConfiguration>(configuration).AddAccounts().BuildServiceProvider();
        return services.GetRequiredService<IProductEnvironments>();
    }
}
