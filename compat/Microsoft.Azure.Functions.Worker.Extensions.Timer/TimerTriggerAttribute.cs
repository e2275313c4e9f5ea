using System.Reflection;
using Microsoft.Azure.Functions.Worker.Extensions.Abstractions;
using Microsoft.Azure.Functions.Worker.InProcess;

namespace Microsoft.Azure.Functions.Worker;

/// <summary>Runs the function by the clock, in UTC, never twice at a time.</summary>
public sealed class TimerTriggerAttribute(string schedule) : TriggerBindingAttribute, ITrigger
{
    /// <summary>Six cron fields from the second on, five from the minute on, or an interval <c>hh:mm:ss</c>; <c>%name%</c> stands for a setting.</summary>
    public string Schedule { get; } = schedule;

    /// <summary>Keep the last run across restarts. The in-process host does not: a run missed while it was down stays missed.</summary>
    public bool UseMonitor { get; set; } = true;

    /// <summary>Run once when the host starts, too.</summary>
    public bool RunOnStartup { get; set; }

    string ITrigger.BindingType => "timerTrigger";

    bool ITrigger.TakesRetry => true;

    IEnumerable<string> ITrigger.Check(string functionName, ParameterInfo parameter) => [];

    Func<Invocation, object?>? ITrigger.Bind(ParameterInfo parameter)
        => parameter.ParameterType == typeof(TimerInfo) ? static invocation => invocation.Trigger : null;

    IListener? ITrigger.Listen(Function function, ListenerServices services)
        => new TimerListener(
            function,
            TimerSchedule.Parse(services.Resolve(Schedule, function), function.Name),
            RetryPolicy.Of(function),
            RunOnStartup,
            services);
}
