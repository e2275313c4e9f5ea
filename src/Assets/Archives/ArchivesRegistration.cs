using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using ServerlessDam.Assets.Delivery;
using ServerlessDam.Assets.Jobs;
using ServerlessDam.Assets.Storage;

namespace ServerlessDam.Assets.Archives;

public static class ArchivesRegistration
{
    public static IServiceCollection AddArchives(this IServiceCollection services)
    {
        services.AddOptions<ArchiveOptions>().BindConfiguration(ArchiveOptions.Section).ValidateOnStart();
        return services
            .AddSingleton<IValidateOptions<ArchiveOptions>, ValidateArchiveOptions>()
            .AddSingleton<SelectMembers>()
            .AddSingleton(provider => new EntryContents(
                provider.GetRequiredService<IBlobStore>(),
                provider.GetRequiredService<Deriver>(),
                provider.GetRequiredService<Derivations>(),
                provider.GetRequiredService<UnderstandTransformation>()))
            .AddSingleton<WriteArchive>()
            .AddSingleton<CreateArchive>()
            .AddSingleton<IBatchWork, ArchiveWork>();
    }
}
