using ServerlessDam.Assets.Accounts;
using ServerlessDam.Assets.Errors;
using ServerlessDam.Assets.Library;
using ServerlessDam.Assets.NamedTransformations;
using ServerlessDam.Transformations;

namespace ServerlessDam.Assets.Delivery;

/// <summary>
/// In strict mode an unsigned URL gets what is there already, what an allowed transformation makes, and what is asked from an
/// allowed page; nobody can fill the store by counting widths.
/// </summary>
internal sealed class StrictMode(TransformationStore stored, DerivedStore derived, DerivedCache cache)
{
    /// <summary>Whether the page that asks, or the transformation, is one that may derive anew.</summary>
    public async Task<bool> AllowsAsync(
        ProductEnvironment environment, UnderstoodTransformation transformation, DeliveryRequest request, CancellationToken cancellationToken)
        => IsAllowedPage(environment.Delivery, request.Referrer) || await IsAllowedAsync(environment.CloudName, transformation.Asked, cancellationToken);

    /// <exception cref="DamException">Unauthorized: it is not there already.</exception>
    public async Task DemandAsync(Asset asset, Derivation derivation, CancellationToken cancellationToken)
    {
        if (!await IsThereAsync(asset, derivation.KeyFor(asset), cancellationToken))
        {
            throw AccessRules.Denied();
        }
    }

    /// <summary>What was handed out a moment ago may not be noted yet.</summary>
    private async Task<bool> IsThereAsync(Asset asset, string key, CancellationToken cancellationToken)
        => cache.Find(key) is not null || await derived.FindAsync(asset, key, cancellationToken) is not null;

    private static bool IsAllowedPage(DeliveryAccess access, string referrer)
        => access.StrictReferrers.Count > 0
            && Uri.TryCreate(referrer, UriKind.Absolute, out var page)
            && DeliveryAccess.Covers(access.StrictReferrers, page.Host);

    /// <summary>Nothing but allowed names; or the text as a whole is allowed.</summary>
    private async Task<bool> IsAllowedAsync(string cloud, Transformation asked, CancellationToken cancellationToken)
    {
        var (plain, _) = DefaultImage.Take(asked);
        var names = plain.Components.Select(component => component.Parameters is [{ Key: "t", Value: var value }] ? value.Split('.') : null).ToList();
        if (names.Count > 0 && names.TrueForAll(each => each is not null))
        {
            var allowed = await Task.WhenAll(names.SelectMany(each => each!).Distinct(StringComparer.Ordinal).Select(name => stored.FindNamedAsync(cloud, name, cancellationToken)));
            return Array.TrueForAll(allowed, each => each is { AllowedForStrict: true });
        }

        return await stored.FindUnnamedAsync(cloud, plain.ToString(), cancellationToken) is { AllowedForStrict: true };
    }
}
