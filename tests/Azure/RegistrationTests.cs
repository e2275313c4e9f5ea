using Azure.Storage.Blobs;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;
using ServerlessDam.Assets.Storage;
using ServerlessDam.Azure.Tests.Running;
using ServerlessDam.AzuriteEmulator;
using ServerlessDam.Triggers;

namespace ServerlessDam.Azure.Tests;

public sealed class RegistrationTests(Azurite azurite)
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_host_with_a_connection_string_has_all_that_the_storage_is_asked_for()
    {
        using var host = Build(("AzureWebJobsStorage", azurite.NewAccount()));
        await host.StartAsync(Token);

        Assert.All(
            new[] { typeof(IBlobStore), typeof(IMessageQueue), typeof(IClaims), typeof(IBlobArrivals), typeof(ITriggerReceipts), typeof(ITriggerQueue) },
            service => Assert.NotNull(host.Services.GetService(service)));
        await host.Services.GetRequiredService<IMessageQueue>().EnqueueAsync("jobs", "x", TimeSpan.Zero, Token);
        Assert.Equal("x", (await host.Services.GetRequiredService<ITriggerQueue>().ReceiveAsync("jobs", TimeSpan.FromMinutes(1), Token)).Body);
        await host.StopAsync(Token);
    }

    [Theory]
    [InlineData("AzureWebJobsStorage:accountName", "library")]
    [InlineData("AzureWebJobsStorage:blobServiceUri", "https://library.blob.core.windows.net")]
    public async Task An_account_is_opened_by_identity_at_the_addresses_that_the_Functions_host_would_use(string key, string value)
    {
        using var host = Build(
            (key, value),
            ("AzureWebJobsStorage:queueServiceUri", "https://library.queue.core.windows.net"),
            ("AzureWebJobsStorage:tableServiceUri", "https://library.table.core.windows.net"));
        await host.StartAsync(Token);

        Assert.Equal(new Uri("https://library.blob.core.windows.net/"), host.Services.GetRequiredService<BlobServiceClient>().Uri);
        await host.StopAsync(Token);
    }

    [Theory]
    [InlineData("AzureWebJobsStorage:blobServiceUri", "https://library.blob.core.windows.net", "AzureWebJobsStorage__queueServiceUri")]
    [InlineData("AzureWebJobsStorage:accountName", "Not an account", "AzureWebJobsStorage__accountName")]
    [InlineData("AzureWebJobsStorage", " ", "a connection string")]
    public async Task A_start_without_a_storage_ends_with_what_to_set(string key, string value, string named)
    {
        using var host = Build((key, value));

        var error = await Assert.ThrowsAsync<OptionsValidationException>(() => host.StartAsync(Token));

        Assert.Contains(named, error.Message, StringComparison.Ordinal);
    }

    private static IHost Build(params (string Key, string Value)[] settings)
    {
        var builder = new HostApplicationBuilder(new HostApplicationBuilderSettings { DisableDefaults = true });
        builder.Configuration.AddInMemoryCollection(settings.Select(pair => KeyValuePair.Create(pair.Key, (string?)pair.Value)));
        builder.Services.AddAzureStorage();
        return builder.Build();
    }
}
