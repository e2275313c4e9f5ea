using Microsoft.Azure.Functions.Worker;
using Microsoft.Azure.Functions.Worker.Builder;
using Microsoft.Extensions.Hosting;
using ServerlessDam.Assets;
using ServerlessDam.Assets.Accounts;
using ServerlessDam.Assets.Moving;
using ServerlessDam.Assets.Search;
using ServerlessDam.Assets.Usage;
using ServerlessDam.Azure.Vision;
using ServerlessDam.Functions.Duplicates;
using ServerlessDam.Functions.Folders;
using ServerlessDam.Functions.Jobs;
using ServerlessDam.Functions.Analysis;
using ServerlessDam.Functions.Archives;
using ServerlessDam.Functions.Library;
using ServerlessDam.Functions.MediaLibrary;
using ServerlessDam.Functions.Metadata;
using ServerlessDam.Functions.NamedTransformations;
using ServerlessDam.Functions.Notifications;
using ServerlessDam.Functions.Operations;
using ServerlessDam.Functions.Pictures;
using ServerlessDam.Functions.Presets;
using ServerlessDam.Functions.Search;
using ServerlessDam.Functions.Similarity;
using ServerlessDam.Functions.Storage;
using ServerlessDam.Functions.StreamingProfiles;
using ServerlessDam.Functions.Texts;
using ServerlessDam.Functions.Upload;
using ServerlessDam.Functions.UploadMappings;
using ServerlessDam.Functions.Usage;
using ServerlessDam.Functions.Versions;
using ServerlessDam.Functions.Wire;
using ServerlessDam.Media;

var builder = FunctionsApplication.CreateBuilder(args);
builder.ConfigureFunctionsWebApplication();
builder.UseMiddleware<WireMiddleware>();

builder.Services
    .AddConfiguredStorage(builder.Configuration)
    .AddMedia()
    .AddAccounts()
    .AddLibrary()
    .AddUpload()
    .AddAnalysis()
    .AddAzureVision(builder.Configuration)
    .AddDelivery()
    .AddJobs()
    .AddSearch()
    .AddOperations()
    .AddMoving()
    .AddUsage()
    .AddProductEnvironments()
    .AddWire()
    .AddLibraryApi()
    .AddFolderApi()
    .AddBatchApi()
    .AddAnalysisApi()
    .AddVersionsApi()
    .AddUploadApi()
    .AddPresetApi()
    .AddNotificationApi()
    .AddTransformationApi()
    .AddMappingApi()
    .AddStreamingProfileApi()
    .AddUsageApi()
    .AddMetadataApi()
    .AddArchiveApi()
    .AddTextApi()
    .AddPictureApi()
    .AddSearchApi()
    .AddVisualSearchApi()
    .AddDuplicateApi()
    .AddMediaLibrary();

return await Command.RunAsync(args, builder.Build());
