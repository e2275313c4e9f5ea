using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;
using ServerlessDam.Assets.Analysis;
using ServerlessDam.Assets.Processing;
using ServerlessDam.Azure.Vision;

namespace ServerlessDam.Azure.Tests.Vision;

public sealed class RegistrationTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("AzureVision:apiKey", "secret")]
    [InlineData("AzureVision:clientId", "11111111-2222-3333-4444-555555555555")]
    public async Task An_endpoint_makes_an_engine_that_is_not_asked_before_its_first_picture(string key, string value)
    {
        using var host = Build(("AzureVision:endpoint", "https://vision.invalid"), (key, value));
        await host.StartAsync(Token);

        var engine = Assert.Single(host.Services.GetServices<IAnalysisEngine>());
        Assert.Equal(ProbeParts.Objects | ProbeParts.Text | ProbeParts.Caption, engine.Parts);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    public async Task Without_an_endpoint_there_is_none(string? endpoint)
    {
        using var host = Build(("AzureVision:endpoint", endpoint));
        await host.StartAsync(Token);

        Assert.Empty(host.Services.GetServices<IAnalysisEngine>());
    }

    [Theory]
    [InlineData("Tags, Read", ProbeParts.Objects | ProbeParts.Text)]
    [InlineData("Caption", ProbeParts.Caption)]
    public void What_it_may_be_asked_for_is_set(string features, ProbeParts parts)
    {
        using var host = Build(("AzureVision:endpoint", "https://vision.invalid"), ("AzureVision:features", features));
        Assert.Equal(parts, Assert.Single(host.Services.GetServices<IAnalysisEngine>()).Parts);
    }

    [Theory]
    [InlineData("endpoint", "http://vision.invalid", "AzureVision__endpoint")]
    [InlineData("endpoint", "http://127.0.0.1:80", "AzureVision__endpoint")]
    [InlineData("features", "None", "AzureVision__features")]
    [InlineData("language", "es", "AzureVision__language")]
    [InlineData("language", "not one", "Language")]
    [InlineData("dailyBudget", "0", "DailyBudget")]
    [InlineData("maxConcurrent", "0", "MaxConcurrent")]
    public async Task Wrong_settings_end_the_start(string name, string value, string named)
    {
        using var host = Build(($"AzureVision:{name}", value));

        Assert.Contains(named, (await Assert.ThrowsAsync<OptionsValidationException>(() => host.StartAsync(Token))).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_budget_that_is_set_to_nothing_is_none()
    {
        using var host = Build(("AzureVision:dailyBudget", ""));
        Assert.Null(host.Services.GetRequiredService<IOptions<AzureVisionOptions>>().Value.DailyBudget);
    }

    private static IHost Build(params (string Key, string? Value)[] settings)
    {
        var builder = new HostApplicationBuilder(new HostApplicationBuilderSettings { DisableDefaults = true });
        builder.Configuration.AddInMemoryCollection(settings.Append(("AzureWebJobsStorage", "UseDevelopmentStorage=true")).Select(pair => KeyValuePair.Create(pair.Item1, pair.Item2)));
        builder.Services.AddAzureStorage().AddAzureVision(builder.Configuration).AddSingleton<ScratchFolder>().AddSingleton<IMediaProcessor, PicturingMedia>();
        return builder.Build();
    }
}
