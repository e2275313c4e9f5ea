using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;
using ServerlessDam.Assets.Processing;
using ServerlessDam.Media.Workers;

namespace ServerlessDam.Media.Tests;

public sealed class MediaServicesTests
{
    [Fact]
    public async Task The_processor_and_what_starts_it_are_one_pool()
    {
        await using var services = Services(("Media:Workers", "3"), ("Media:TimeLimit", "00:00:20"));
        Assert.Same(services.GetRequiredService<IMediaProcessor>(), services.GetServices<IHostedService>().OfType<MediaWorkerPool>().Single());
        var options = services.GetRequiredService<IOptions<MediaOptions>>().Value;
        Assert.Equal((3, TimeSpan.FromSeconds(20)), (options.WorkerCount, options.TimeLimit));
    }

    [Theory]
    [InlineData("Workers", "-1")]
    [InlineData("MaxMegapixelsWaiting", "0")]
    [InlineData("TimeLimit", "00:00:00")]
    [InlineData("MemoryLimitInBytes", "1000")]
    [InlineData("Quarantine", "00:00:00")]
    public async Task A_setting_out_of_range_is_refused(string name, string value)
    {
        await using var services = Services(("Media:" + name, value));
        Assert.Throws<OptionsValidationException>(() => services.GetRequiredService<IOptions<MediaOptions>>().Value);
    }

    private static ServiceProvider Services(params (string Key, string Value)[] settings)
        => new ServiceCollection()
            .AddLogging()
            .AddSingleton<IConfiguration>(new ConfigurationBuilder()
                .AddInMemoryCollection(settings.Select(one => KeyValuePair.Create(one.Key, (string?)one.Value))).Build())
            .AddMedia()
            .BuildServiceProvider();
}
