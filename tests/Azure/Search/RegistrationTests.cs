using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;
using ServerlessDam.Assets.Errors;
using ServerlessDam.Assets.Search;
using ServerlessDam.Azure.Search;

namespace ServerlessDam.Azure.Tests.Search;

public sealed class RegistrationTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("AzureSearch:apiKey", "secret")]
    [InlineData("AzureSearch:clientId", "11111111-2222-3333-4444-555555555555")]
    public async Task An_endpoint_makes_an_index_that_is_not_asked_before_its_first_use(string key, string value)
    {
        using var host = Build(("AzureSearch:endpoint", "https://search.invalid"), (key, value));
        await host.StartAsync(Token);

        Assert.IsType<AiSearchIndex>(host.Services.GetRequiredService<ISearchIndex>());
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    public async Task Without_an_endpoint_changes_are_dropped_and_searches_say_what_is_missing(string? endpoint)
    {
        using var host = Build(("AzureSearch:endpoint", endpoint));
        await host.StartAsync(Token);
        var index = host.Services.GetRequiredService<ISearchIndex>();

        await index.WriteAsync("c", [Samples.Change(1)], Token);

        var error = await Assert.ThrowsAsync<DamException>(() => index.SearchAsync("c", Samples.Query(new SearchPredicate.Everything()), Token));
        Assert.Equal(ErrorKind.NotAvailable, error.Kind);
        Assert.Contains("AzureSearch__endpoint", error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("AzureSearch:endpoint", "http://search.invalid", "AzureSearch__endpoint")]
    [InlineData("AzureSearch:indexName", "No Name", "IndexName")]
    public async Task Wrong_settings_end_the_start(string key, string value, string named)
    {
        using var host = Build((key, value));

        Assert.Contains(named, (await Assert.ThrowsAsync<OptionsValidationException>(() => host.StartAsync(Token))).Message, StringComparison.Ordinal);
    }

    private static IHost Build(params (string Key, string? Value)[] settings)
    {
        var builder = new HostApplicationBuilder(new HostApplicationBuilderSettings { DisableDefaults = true });
        builder.Configuration.AddInMemoryCollection(settings.Append(("AzureWebJobsStorage", "UseDevelopmentStorage=true")).Select(pair => KeyValuePair.Create(pair.Item1, pair.Item2)));
        builder.Services.AddAzureStorage();
        return builder.Build();
    }
}
