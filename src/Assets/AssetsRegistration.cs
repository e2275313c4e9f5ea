using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;
using ServerlessDam.Assets.Accounts;
using ServerlessDam.Assets.AddOns;
using ServerlessDam.Assets.Analysis;
using ServerlessDam.Assets.Analysis.Calls;
using ServerlessDam.Assets.Analysis.Replay;
using ServerlessDam.Assets.Delivery;
using ServerlessDam.Assets.DropFolder;
using ServerlessDam.Assets.Duplicates;
using ServerlessDam.Assets.Folders;
using ServerlessDam.Assets.Identity;
using ServerlessDam.Assets.Jobs;
using ServerlessDam.Assets.Library;
using ServerlessDam.Assets.Metadata;
using ServerlessDam.Assets.Moderation;
using ServerlessDam.Assets.NamedTransformations;
using ServerlessDam.Assets.Notifications;
using ServerlessDam.Assets.Operations;
using ServerlessDam.Assets.Presets;
using ServerlessDam.Assets.Processing;
using ServerlessDam.Assets.Search;
using ServerlessDam.Assets.Storage;
using ServerlessDam.Assets.StreamingProfiles;
using ServerlessDam.Assets.Upload;
using ServerlessDam.Assets.Upload.Calls;
using ServerlessDam.Assets.Upload.Chunks;
using ServerlessDam.Assets.UploadMappings;
using ServerlessDam.Assets.Versions;
using ServerlessDam.Transformations.Plans;

namespace ServerlessDam.Assets;

/// <summary>The product's features. Storage and media come from other rooms.</summary>
public static class AssetsRegistration
{
    public static IServiceCollection AddLibrary(this IServiceCollection services)
    {
        services.TryAddSingleton(TimeProvider.System);
        services.TryAddSingleton<IdGenerator>();
        return services
            .AddMetadata()
            .AddSingleton<AssetCache>()
            .AddSingleton<FolderTree>()
            .AddSingleton<ListFolders>()
            .AddSingleton<CreateFolder>()
            .AddSingleton<MoveFolder>()
            .AddSingleton<IBatchWork, MoveFolderWork>()
            .AddSingleton<DeleteFolder>()
            .AddSingleton<SearchFolders>()
            .AddSingleton<Catalog>()
            .AddSingleton<DisplayNames>()
            .AddSingleton<ListAssets>()
            .AddSingleton<ListTags>()
            .AddSingleton<DeleteAsset>()
            .AddSingleton<DeleteTokens>()
            .AddSingleton<UpdateAsset>()
            .AddSingleton<TrashAssets>()
            .AddSingleton<UndoDelete>()
            .AddSingleton<EditAsset>()
            .AddSingleton<RenameAsset>()
            .AddSingleton<LabelAssets>()
            .AddSingleton<DeleteAssets>()
            .AddSingleton<PublishAssets>()
            .AddSingleton<ChangeAccessMode>()
            .AddSingleton<RelatedAssets>()
            .AddSingleton<RelateAssets>()
            .AddSingleton<Originals>()
            .AddVersions()
            .AddSearchFeed()
            .AddDuplicateFeed()
            .AddNotifications();
    }

    public static IServiceCollection AddUpload(this IServiceCollection services) => services
        .AddSingleton<ScratchFolder>()
        .AddSingleton(provider => new IncomingMedia(
            provider.GetRequiredService<IMediaProcessor>(),
            provider.GetRequiredService<AnalysisEngines>(),
            provider.GetRequiredService<IBlobStore>(),
            provider.GetRequiredService<ScratchFolder>(),
            provider.GetRequiredService<UnderstandTransformation>(),
            provider.GetRequiredService<LayerAssets>()))
        .AddSingleton<Ingestor>()
        .AddSingleton<ChunkedUploads>()
        .AddSingleton<UploadPresets>()
        .AddProcessing()
        .AddSingleton<UploadDefaults>()
        .AddSingleton<IngestDroppedFile>();

    public static IServiceCollection AddAnalysis(this IServiceCollection services) => services
        .AddSingleton<AnalysisEngines>()
        .AddModeration()
        .AddSingleton<NoteAnalysis>()
        .AddSingleton<AnalyzeAsset>()
        .AddSingleton<ListAnalysis>()
        .AddSingleton<AnalysisOverview>()
        .AddSingleton<AnalysisHealth>()
        .AddSingleton<AnalysisStates>()
        .AddSingleton<ReplayAnalysis>()
        .AddSingleton<IBatchWork, ReplayWork>()
        .AddSingleton<OlderAnalyses>()
        .AddSingleton<AnalysisWatch>()
        .AddDuplicates()
        .AddSingleton<ServeAddOns>()
        .AddSingleton<AnalyzeSource>()
        .AddSingleton<AnalysisTasks>()
        .AddSingleton<IJobHandler>(provider => provider.GetRequiredService<AnalysisTasks>())
        .AddSingleton<IJobHandler, AnalyzeJob>();

    public static IServiceCollection AddDelivery(this IServiceCollection services)
    {
        services.AddOptions<DeliveryOptions>().BindConfiguration(DeliveryOptions.Section).ValidateOnStart();
        return services
            .AddSingleton<IValidateOptions<DeliveryOptions>, ValidateDeliveryOptions>()
            .AddSingleton<DerivedCache>()
            .AddSingleton<DerivedStore>()
            .AddSingleton<DeleteDerived>()
            .AddSingleton<DeriveFile>()
            .AddSingleton<Deriver>()
            .AddHostedService(provider => provider.GetRequiredService<Deriver>())
            .AddSingleton<TransformationStore>()
            .AddSingleton<NoteTransformation>()
            .AddHostedService(provider => provider.GetRequiredService<NoteTransformation>())
            .AddSingleton<DerivedByTransformation>()
            .AddSingleton<ManageTransformations>()
            .AddSingleton<ExpandTransformation>()
            .AddSingleton<UnderstandTransformation>()
            .AddSingleton<FetchAsset>()
            .AddSingleton<MappingStore>()
            .AddSingleton<ManageMappings>()
            .AddSingleton<MappedMisses>()
            .AddSingleton<FetchMapped>()
            .AddSingleton<ProfileStore>()
            .AddSingleton<ManageProfiles>()
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
                provider.GetRequiredService<EffectCatalog>(),
                provider.GetRequiredService<FetchAsset>,
                provider.GetRequiredService<TimeProvider>()))
            .AddSingleton<Derivations>()
            .AddSingleton(provider => new EagerDerivations(
                provider.GetRequiredService<Deriver>(),
                provider.GetRequiredService<DerivedStore>(),
                provider.GetRequiredService<UnderstandTransformation>(),
                provider.GetRequiredService<Derivations>(),
                provider.GetRequiredService<NoteTransformation>()))
            .AddSingleton<DeliveryCounters>();
    }

    /// <param name="services">Must hold a <see cref="StorageOwnership"/> too.</param>
    public static IServiceCollection AddJobs(this IServiceCollection services) => services
        .AddSingleton<Outbox>()
        .AddHostedService(provider => provider.GetRequiredService<Outbox>())
        .AddSingleton<Sweeper>()
        .AddSingleton<Batches>()
        .AddSingleton<WatchBatch>()
        .AddSingleton<IJobHandler, RunBatch>()
        .AddSingleton<JobHandlers>()
        .AddSingleton<RunJob>()
        .AddSingleton<GiveUpJob>();

    /// <summary>What operators run: checks, generated catalogs, measurements.</summary>
    public static IServiceCollection AddOperations(this IServiceCollection services) => services
        .AddSingleton<ConsistencyCheck>()
        .AddSingleton<CatalogSeeder>()
        .AddSingleton<CatalogMeasure>()
        .AddSingleton<SearchMeasure>();
}
