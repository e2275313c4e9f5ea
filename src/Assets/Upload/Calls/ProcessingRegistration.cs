using Microsoft.Extensions.DependencyInjection;
using ServerlessDam.Assets.AddOns;
using ServerlessDam.Assets.Analysis;
using ServerlessDam.Assets.Background;
using ServerlessDam.Assets.Breakpoints;
using ServerlessDam.Assets.Delivery;
using ServerlessDam.Assets.Eager;
using ServerlessDam.Assets.Explicit;
using ServerlessDam.Assets.Jobs;
using ServerlessDam.Assets.Library;
using ServerlessDam.Assets.Moderation;
using ServerlessDam.Assets.Processing;
using ServerlessDam.Assets.Scripts;

namespace ServerlessDam.Assets.Upload.Calls;

internal static class ProcessingRegistration
{
    /// <summary>Uploads and explicit calls with what is made around them, at once or in the background.</summary>
    public static IServiceCollection AddProcessing(this IServiceCollection services) => services
        .AddSingleton<ProcessingEvents>()
        .AddSingleton<EvaluateUpload>()
        .AddSingleton<SuccessScript>()
        .AddSingleton(provider => new FindBreakpoints(
            provider.GetRequiredService<Deriver>(),
            provider.GetRequiredService<DeriveFile>(),
            provider.GetRequiredService<UnderstandTransformation>(),
            provider.GetRequiredService<Derivations>(),
            provider.GetRequiredService<ScratchFolder>()))
        .AddSingleton<StartEager>()
        .AddSingleton<FollowUp>()
        .AddSingleton<ReceiveUpload>()
        .AddSingleton(provider => new ProcessExplicit(
            provider.GetRequiredService<Catalog>(),
            provider.GetRequiredService<UpdateAsset>(),
            provider.GetRequiredService<AnalyzeAsset>(),
            provider.GetRequiredService<ServeAddOns>(),
            provider.GetRequiredService<ModerationEngines>(),
            provider.GetRequiredService<ModerateAsset>(),
            provider.GetRequiredService<FollowUp>(),
            provider.GetRequiredService<FetchAsset>()))
        .AddSingleton<StagedFiles>()
        .AddSingleton<StartCall>()
        .AddSingleton<IBatchWork, MakeEager>()
        .AddSingleton<IBatchWork, RunUpload>()
        .AddSingleton<IBatchWork, RunExplicit>();
}
