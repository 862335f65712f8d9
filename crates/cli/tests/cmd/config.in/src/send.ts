log('Your metformin was sent');
gateway.dispatch('Your metformin is ready');
