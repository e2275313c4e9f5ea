using ServerlessDam.Assets.Errors;
using ServerlessDam.Transformations;

namespace ServerlessDam.Assets.Delivery;

/// <summary>Finds what a delivery URL stands for: the original, or what is derived of it, made now if need be.</summary>
public sealed class DeliverAsset : IDisposable
{
    private readonly DeliveryTargets _targets;
    private readonly FindSubject _find;
    private readonly AccessRules _access;
    private readonly DerivedDelivery _derived;
    private readonly DeliverTagList _list;
    private readonly DeliverJoined _joined;
    private readonly DeliveryUrls _urls = new();

    internal DeliverAsset(DeliveryTargets targets, FindSubject find, AccessRules access, DerivedDelivery derived, DeliverTagList list, DeliverJoined joined)
        => (_targets, _find, _access, _derived, _list, _joined) = (targets, find, access, derived, list, joined);

    /// <exception cref="DamException">NotFound; Unauthorized: a signature is needed, or wrong; else as <see cref="Deriver.GetAsync"/>.</exception>
    /// <exception cref="TransformationException">The URL or its transformation cannot be carried out.</exception>
    public async Task<Delivered> ExecuteAsync(DeliveryRequest request, CancellationToken cancellationToken)
    {
        var (found, target) = await _targets.FindAsync(request.RawTarget, request.Host, cancellationToken);
        var url = _urls.Read(target);
        var environment = found ?? throw new DamException(ErrorKind.NotFound, "Unknown customer");
        if (url.Type == DeliverTagList.Type)
        {
            _access.Demand(environment, url, request);
            return await _list.ExecuteAsync(environment, url, cancellationToken);
        }

        if (DeliverJoined.Delivers(url.Type))
        {
            var known = _access.Demand(environment, url, request);
            return await _joined.ExecuteAsync(environment, url, request.RawTarget, known, cancellationToken);
        }

        var subject = await _find.ExecuteAsync(environment, url, request, cancellationToken);
        var original = OriginalDelivery.IsAskedFor(subject);
        var opened = _access.Demand(environment, url, request, subject, original || DeliveryFormat.StaysDrawing(subject.Asset, subject.Plan, subject.Reading.Extension?.Name));
        return original
            ? OriginalDelivery.Of(environment, subject)
            : await _derived.ExecuteAsync(environment, subject, request, opened, cancellationToken);
    }

    public void Dispose() => _urls.Dispose();
}
