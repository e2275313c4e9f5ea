using ServerlessDam.Assets.Accounts;
using ServerlessDam.Assets.Errors;
using ServerlessDam.Assets.Identity;
using ServerlessDam.Assets.Library;
using ServerlessDam.Assets.Upload;
using ServerlessDam.Assets.UploadMappings;
using ServerlessDam.Transformations.Urls;

namespace ServerlessDam.Assets.Delivery;

/// <summary>An upload that is not here yet and whose folder is mapped to another server is taken from there, once.</summary>
internal sealed class FetchMapped(MappingStore mappings, FetchAsset fetch, AccessRules access, MappedMisses misses)
{
    /// <summary>Null where nothing is mapped, and where the other server has no such file.</summary>
    /// <exception cref="DamException">Unauthorized: uploads need a signature. TryLater: too much is being fetched.</exception>
    public async Task<Asset?> FindAsync(
        ProductEnvironment environment, DeliveryUrl url, ResourceType resourceType, DeliveryRequest request, CancellationToken cancellationToken)
    {
        var reading = url.Reading;
        if (url.Type is not ("upload" or "public") || await mappings.FindForAsync(environment.CloudName, reading.PublicId, cancellationToken) is not { } mapping)
        {
            return null;
        }

        access.Demand(environment, url, request);
        var address = mapping.AddressOf(PathOf(reading));
        if (misses.IsKnown(environment.CloudName, resourceType, address))
        {
            return null;
        }

        try
        {
            // Dots that lead out of the template's folder are no public id.
            Names.DemandPublicId(reading.PublicId);
            return await fetch.ImportAsync(environment, resourceType, reading.PublicId, address, cancellationToken);
        }
        catch (DamException e) when (e.Kind is ErrorKind.NotFound or ErrorKind.InvalidParameter or ErrorKind.Unprocessable)
        {
            misses.Add(environment.CloudName, resourceType, address);

            // Whoever looks at a page is not told where the library's files come from.
            return null;
        }
    }

    /// <summary>With the extension as it is spelled in the URL.</summary>
    private static string PathOf(DeliveryReading reading)
        => reading.Extension is null ? reading.PublicId : reading.PublicId + reading.RawPublicId[reading.RawPublicId.LastIndexOf('.')..];
}
