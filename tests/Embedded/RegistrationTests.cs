using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;
using ServerlessDam.Assets.Errors;
using ServerlessDam.Assets.Search;
using ServerlessDam.Assets.Storage;
using ServerlessDam.Triggers;

namespace ServerlessDam.Embedded.Tests;

public sealed class RegistrationTests : IDisposable
{
    private readonly string _path = Directory.CreateTempSubdirectory("host-").FullName;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public void Dispose() => Directory.Delete(_path, recursive: true);

    [Fact]
    public async Task A_host_opens_the_store_at_its_start_and_closes_it_at_its_stop()
    {
        using (var host = Build(_path))
        {
            await host.StartAsync(Token);
            Assert.All(
                new[] { typeof(ITableStore), typeof(IBlobStore), typeof(IMessageQueue), typeof(IClaims), typeof(IBlobArrivals), typeof(ITriggerReceipts), typeof(ITriggerQueue), typeof(ISearchIndex) },
                service => Assert.NotNull(host.Services.GetService(service)));
            await host.Services.GetRequiredService<IMessageQueue>().EnqueueAsync("jobs", "x", TimeSpan.Zero, Token);
            await host.StopAsync(Token);
        }

        using var next = Build(_path);
        await next.StartAsync(Token);
        Assert.Equal(1, await next.Services.GetRequiredService<IMessageQueue>().CountAsync("jobs", Token));
        await next.StopAsync(Token);
    }

    [Fact]
    public async Task A_folder_in_use_ends_the_start()
    {
        using var first = Build(_path);
        await first.StartAsync(Token);
        using var second = Build(_path);

        await Assert.ThrowsAsync<DamException>(() => second.StartAsync(Token));
        await first.StopAsync(Token);
    }

    [Fact]
    public async Task A_setting_out_of_its_range_ends_the_start()
    {
        using var host = Build(_path, ("Embedded:DropInterval", "00:00:00"));

        await Assert.ThrowsAsync<OptionsValidationException>(() => host.StartAsync(Token));
    }

    private static IHost Build(string path, params (string Key, string Value)[] settings)
    {
        var builder = new HostApplicationBuilder(new HostApplicationBuilderSettings { DisableDefaults = true });
        builder.Configuration.AddInMemoryCollection(settings.Append(("Embedded:DataPath", path)).Select(pair => KeyValuePair.Create(pair.Item1, (string?)pair.Item2)));
        builder.Services.AddEmbeddedStorage();
        return builder.Build();
    }
}
