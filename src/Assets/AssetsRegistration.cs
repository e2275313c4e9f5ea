using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;
using ServerlessDam.Assets.Accounts;
using ServerlessDam.Assets.Analysis;
using ServerlessDam.Assets.Delivery;
using ServerlessDam.Assets.DropFolder;
using ServerlessDam.Assets.Identity;
using ServerlessDam.Assets.Jobs;
using ServerlessDam.Assets.Library;
using ServerlessDam.Assets.NamedTransformations;
using ServerlessDam.Assets.Operations;
using ServerlessDam.Assets.Presets;
using ServerlessDam.Assets.Processing;
using ServerlessDam.Assets.Storage;
using ServerlessDam.Assets.Upload;
using ServerlessDam.Assets.Upload.Chunks;

namespace ServerlessDam.Assets;

/// <summary>The product's features. Storage and media come from other rooms.</summary>
public static class AssetsRegistration
{
    public static IServiceCollection AddLibrary(this IServiceCollection services)
    {
        services.TryAddSingleton(TimeProvider.System);
        services.TryAddSingleton<IdGenerator>();
        return services
            .AddSingleton<AssetCache>()
            .AddSingleton<Catalog>()
            .AddSingleton<ListAssets>()
            .AddSingleton<ListTags>()
            .AddSingleton<DeleteAsset>()
            .AddSingleton<TrashAssets>()
            .AddSingleton<UndoDelete>()
            .AddSingleton<EditAsset>()
            .AddSingleton<RenameAsset>()
            .AddSingleton<LabelAssets>()
            .AddSingleton<Originals>();
    }

    public static IServiceCollection AddUpload(this IServiceCollection services) => services
        .AddSingleton<ScratchFolder>()
        .AddSingleton(provider => new IncomingMedia(
            provider.GetRequiredService<IMediaProcessor>(),
            provider.GetRequiredService<IBlobStore>(),
            provider.GetRequiredService<ScratchFolder>(),
            provider.GetRequiredService<UnderstandTransformation>(),
            provider.GetRequiredService<LayerAssets>()))
        .AddSingleton<Ingestor>()
        .AddSingleton<ChunkedUploads>()
        .AddSingleton<UploadPresets>()
        .AddSingleton<IngestDroppedFile>();

    public static IServiceCollection AddAnalysis(this IServiceCollection services) => services
        .AddSingleton<AnalyzeAsset>()
        .AddSingleton<IJobHandler, AnalyzeJob>();

    public static IServiceCollection AddDelivery(this IServiceCollection services)
    {
        services.AddOptions<DeliveryOptions>().BindConfiguration(DeliveryOptions.Section).ValidateOnStart();
        return services
            .AddSingleton<IValidateOptions<DeliveryOptions>, ValidateDeliveryOptions>()
            .AddSingleton<DerivedCache>()
            .AddSingleton<DerivedStore>()
            .AddSingleton<Deriver>()
            .AddHostedService(provider => provider.GetRequiredService<Deriver>())
            .AddSingleton<TransformationStore>()
            .AddSingleton<ManageTransformations>()
            .AddSingleton<ExpandTransformation>()
            .AddSingleton<UnderstandTransformation>()
            .AddSingleton<FetchAsset>()
            .AddSingleton<DeliveryTargets>()
            .AddSingleton<FindSubject>()
            .AddSingleton<AccessRules>()
            .AddSingleton<StrictMode>()
            .AddSingleton<DerivedDelivery>()
            .AddSingleton<DeliverTagList>()
            .AddSingleton<JoinedPictures>()
            .AddSingleton<JoinedMembers>()
            .AddSingleton<JoinedWhole>()
            .AddSingleton<DeliverJoined>()
            .AddSingleton(provider => new DeliverAsset(
                provider.GetRequiredService<DeliveryTargets>(),
                provider.GetRequiredService<FindSubject>(),
                provider.GetRequiredService<AccessRules>(),
                provider.GetRequiredService<DerivedDelivery>(),
                provider.GetRequiredService<DeliverTagList>(),
                provider.GetRequiredService<DeliverJoined>()))
            .AddSingleton(provider => new LayerAssets(
                provider.GetRequiredService<IProductEnvironments>(),
                provider.GetRequiredService<Catalog>(),
                provider.GetRequiredService<AssetCache>(),
                provider.GetRequiredService<FetchAsset>))
            .AddSingleton<Derivations>()
            .AddSingleton(provider => new EagerDerivations(
                provider.GetRequiredService<Deriver>(),
                provider.GetRequiredService<DerivedStore>(),
                provider.GetRequiredService<UnderstandTransformation>(),
                provider.GetRequiredService<Derivations>(),
                provider.GetRequiredService<TransformationStore>(),
                provider.GetRequiredService<TimeProvider>()))
            .AddSingleton<DeliveryCounters>();
    }

    /// <param name="services">Must hold a <see cref="StorageOwnership"/> too.</param>
    public static IServiceCollection AddJobs(this IServiceCollection services) => services
        .AddSingleton<Outbox>()
        .AddHostedService(provider => provider.GetRequiredService<Outbox>())
        .AddSingleton<Sweeper>()
        .AddSingleton<Batches>()
        .AddSingleton<IJobHandler, RunBatch>()
        .AddSingleton<JobHandlers>()
        .AddSingleton<RunJob>()
        .AddSingleton<GiveUpJob>();

    /// <summary>What operators run: checks, generated catalogs, measurements.</summary>
    public static IServiceCollection AddOperations(this IServiceCollection services) => services
        .AddSingleton<ConsistencyCheck>()
        .AddSingleton<CatalogSeeder>()
        .AddSingleton<CatalogMeasure>();
}
