using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using ServerlessDam.Assets.Analysis;
using ServerlessDam.Assets.Storage;

namespace ServerlessDam.Azure.Vision;

public static class VisionRegistration
{
    /// <summary>Azure AI Vision, where the section "AzureVision" (<see cref="AzureVisionOptions"/>) names one, whatever the storage. Nothing is asked of it before the first picture.</summary>
    public static IServiceCollection AddAzureVision(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddOptions<AzureVisionOptions>().BindConfiguration(AzureVisionOptions.Section).ValidateOnStart();
        services
            .AddSingleton<IValidateOptions<AzureVisionOptions>, ValidateAzureVisionOptions>()
            .AddSingleton<IValidateOptions<AzureVisionOptions>, ValidateAzureVisionSettings>();
        return string.IsNullOrWhiteSpace(configuration[$"{AzureVisionOptions.Section}:{nameof(AzureVisionOptions.Endpoint)}"])
            ? services
            : services
                .AddSingleton(provider => VisionClient.Of(Options(provider)))
                .AddSingleton(provider => new DailyBudget(provider.GetRequiredService<ITableStore>(), Options(provider).DailyBudget, provider.GetRequiredService<TimeProvider>()))
                .AddSingleton<ServicePause>()
                .AddSingleton<SentPictures>()
                .AddSingleton<IAnalysisEngine, VisionEngine>();
    }

    private static AzureVisionOptions Options(IServiceProvider provider) => provider.GetRequiredService<IOptions<AzureVisionOptions>>().Value;
}
